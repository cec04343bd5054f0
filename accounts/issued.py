"""The cookie that Streamlit gives to whoever signed in through an issuer, read without the script.

Believed only with the signature of this server, as Streamlit itself believes it for a visit.
"""

import json
from collections.abc import Mapping

from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value


def claims_in(cookies: Mapping[str, str]) -> dict[str, object]:
    """What the issuer said of the browser that sent `cookies`; {} where it is not signed in."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        try:
            kept = cookies.get(name, "").encode("latin-1")
        except UnicodeEncodeError:  # none that a browser was given
            return None
        return decode_signed_value(secret, name, kept) if kept else None

    kept = get_cookie_with_chunks(signed, AUTH_COOKIE_NAME) if secret else None
    if kept is None:
        return {}
    try:
        told = json.loads(kept)
    except ValueError:
        return {}
    ours = isinstance(told, dict) and told.get("origin") == get_origin_from_redirect_uri()
    return told if ours and told.get("is_logged_in") is True else {}
