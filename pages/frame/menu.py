"""The pages as a list to open, on screens as narrow as a phone's.

Streamlit puts its menu into the side there, over three quarters of the page, and leaves it open
once a page was chosen. This one is closed by the choice; the width says which of the two is seen.
"""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.frame.coming_back import NEVER
from translations import gettext as _

_KEY = "cac_trang_"
# Below this width Streamlit itself moves its menu to the side. `looks` sends it with the others.
MENU_STYLE = f"""@media (min-width: 768px) {{
  :has(> [class*=st-key-{_KEY}]), [class*=st-key-{_KEY}] {{display: none}}
}}
@media (max-width: 767.98px) {{
  [data-testid=stSidebar], [data-testid=stExpandSidebarButton] {{display: none}}
}}"""


@st.fragment(run_every=NEVER)
def show_menu(pages: dict[str, list[StreamlitPage]], here: StreamlitPage) -> None:
    """`pages` by heading, without hidden ones; each page has a list of its own, closed at first.

    What is in the list is sent only once it is opened: no wide screen ever does. As it runs by
    itself, after weeks, a browser that was cut off asks for the page once it is back
    (`coming_back`).
    """
    button = f"{_KEY}{here.url_path}"
    opened = st.popover(_("Các trang"), icon=":material/menu:", key=button, on_change="rerun")
    if not opened.open:
        return
    with opened:
        for heading, some in pages.items():
            seen = [page for page in some if page.visibility != "hidden"]
            if seen and heading:
                st.caption(heading)
            for page in seen:
                st.page_link(page)
