"""What a server says on its own terminal when it starts, where nobody can sign in yet."""

from sqlalchemy.exc import SQLAlchemyError

from accounts.first_admin import new_code
from accounts.here import utc_now
from accounts.mode import Mode, current_mode
from database.migrate import is_current
from database.session import engine
from database.trouble import trouble_of
from translations import gettext as _
from translations.trouble_wording import trouble_sentence, what_to_do


def setup_words(address: str | None, port: int) -> str:
    """The code that makes the first admin and where to type it; "" where there is an admin."""
    try:
        wanted = current_mode() is Mode.REAL and is_current(engine())
        code = new_code(engine(), utc_now()) if wanted else None
    except SQLAlchemyError as fault:
        trouble = trouble_of(fault)
        if trouble is None:
            raise
        return f"\n  {trouble_sentence(trouble)} {what_to_do(trouble)}\n\n"
    if code is None:
        return ""
    words = _(
        "Chưa có quản trị. Mở {address} và dùng mã thiết lập này, một lần, trong 24 giờ:"
    ).format(address=f"http://{address or 'localhost'}:{port}/vao")
    return f"\n  {words}\n\n      {code}\n\n"
