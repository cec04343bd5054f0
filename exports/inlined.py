"""What a page without a server bears in itself: the type of the screens, and what draws charts."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import plotly

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_FONTS = Path(__file__).parent.parent / "static"
_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


@cache
def font_faces() -> str:
    """The type as CSS, its files within: there is no server to fetch them from."""
    return "\n".join(_face(weight, name) for weight, name in _WEIGHTS.items())


def _face(weight: int, name: str) -> str:
    content = b64encode((_FONTS / f"BeVietnamPro-{name}.woff2").read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "Be Vietnam Pro"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{content}") format("woff2"); }}'
    )
