"""Whom the sample's leader follows: five communes, as a member of the committee does."""

from datetime import datetime

from sqlalchemy import Engine, select

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders.follows import assign
from database.session import reading
from database.tables import Account, Unit
from domain.access import EVERYWHERE

FOLLOWED = ("KC-X05", "KC-X09", "KC-X14", "KC-X15", "KC-X17")


def let_the_leader_follow(source: Engine, now: datetime) -> None:
    """Give the built-in leader of a demo the communes of `FOLLOWED`; again, it changes nothing."""
    ensure_accounts(source, Mode.DEMO)
    leader = select(Account.account_id).where(Account.login == login_of(Role.LEADER))
    communes = select(Unit.unit_id).where(Unit.code.in_(FOLLOWED))
    with reading(source) as connection:
        account = connection.execute(leader).scalar_one()
        units = connection.execute(communes).scalars().all()
    assign(source, account, units, EVERYWHERE, now)
