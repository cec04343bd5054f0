"""A plan is changed by writing its next version, with who wrote it and why."""

from datetime import UTC, date, datetime

import pytest
from screens import CODE, ROOT, empty_district
from sqlalchemy import insert, select

from accounts.built_in import ensure_accounts
from accounts.mode import Mode
from data_loaders import plan_versions
from data_loaders.adoption import adopt, adopted_plan
from data_loaders.plan_versions import Author, NotKeptError, change, in_force, return_to, versions
from data_loaders.plans import PlanError, plan_text
from database.session import reading, writing
from database.tables import Account, AuditEntry, Unit
from domain.access import EVERYWHERE, Places

pytestmark = pytest.mark.both_engines

LATER = datetime(2024, 1, 5, 3, tzinfo=UTC)
UNTIL = ("duties", 0, "until")
WORDS = "Công văn 12-CV/BCĐ"


@pytest.fixture
def district(new_database):
    source = empty_district(new_database(tables=True))
    ensure_accounts(source, Mode.DEMO)
    return source


def author(whose=EVERYWHERE, reason=WORDS, account_id=None):
    return Author(whose, LATER, reason, account_id)


def beneath(source, code):
    with reading(source) as connection:
        found = connection.execute(select(Unit.unit_id).where(Unit.code == code)).scalar_one()
    return Places(frozenset({found}))


def trail(source):
    asked = select(AuditEntry.action, AuditEntry.thing, AuditEntry.detail, AuditEntry.account_id)
    with reading(source) as connection:
        return connection.execute(asked.order_by(AuditEntry.entry_id)).all()


def test_a_change_is_a_new_version_with_who_and_why_and_the_earlier_one_stays(district):
    with reading(district) as connection:
        account_id, name = connection.execute(select(Account.account_id, Account.name)).first()
    text = in_force(district, CODE).text

    plan, version = change(district, CODE, {UNTIL: "04-15"}, author(account_id=account_id))

    assert version == 2
    assert plan.duties[0].until == "04-15"
    assert adopted_plan(district, CODE) == plan
    second, first = versions(district, CODE)
    assert (second.version, second.reason, second.adopted_by) == (2, WORDS, name)
    assert second.adopted_at == LATER
    assert (first.version, first.reason, first.adopted_by, first.text) == (1, "", None, text)
    assert second.text == text.replace('until = "03-31"', 'until = "04-15"')
    told = {"version": 2, "reason": WORDS}
    assert tuple(trail(district)[-1]) == (plan_versions.CHANGED, CODE, told, account_id)


def test_returning_to_an_earlier_version_writes_its_text_as_a_new_one(district):
    text = in_force(district, CODE).text
    change(district, CODE, {UNTIL: "04-15"}, author())

    plan, version = return_to(district, CODE, 1, author(reason="nhầm"))

    assert (version, plan.duties[0].until) == (3, "03-31")
    assert [each.text == text for each in versions(district, CODE)] == [True, False, True]
    assert trail(district)[-1].action == plan_versions.RETURNED


def test_what_is_so_already_writes_no_version(district):
    before = len(trail(district))
    assert change(district, CODE, {UNTIL: "03-31"}, author())[1] == 1
    assert return_to(district, CODE, 1, author())[1] == 1
    assert len(versions(district, CODE)) == 1
    assert len(trail(district)) == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({UNTIL: None, ("duties", 0, "before"): "01-01"}, "khi năm chưa bắt đầu"),
        ({("quota", "at_least"): 3}, r"dòng 50: mức phấn đấu \(2\) thấp hơn mức tối thiểu \(3\)"),
        ({("duties", 0, "exceptions", "2024"): date(2023, 4, 1)}, "hạn của năm 2024"),
        ({("duties", 1, "until"): "02-30"}, "“02-30” không phải là ngày"),
        ({("fields", 0, "aliases"): ("ANTT",)}, "“ANTT” chỉ cả hai lĩnh vực"),
    ],
)
def test_a_change_that_leaves_a_plan_unsound_is_refused_with_its_line(district, values, words):
    before = len(trail(district))
    with pytest.raises(PlanError, match=rf"^{CODE}\.toml, dòng \d+: .*") as refused:
        change(district, CODE, values, author())
    with pytest.raises(PlanError, match=words):
        raise refused.value
    assert len(versions(district, CODE)) == 1
    assert len(trail(district)) == before


def test_a_change_without_a_reason_is_refused(district):
    with pytest.raises(NotKeptError, match="Ghi lý do"):
        change(district, CODE, {UNTIL: "04-15"}, author(reason="  "))
    assert len(versions(district, CODE)) == 1


def test_a_change_to_a_version_that_is_no_longer_in_force_is_refused(district):
    change(district, CODE, {UNTIL: "04-15"}, author(), seen=1)
    for late in (
        lambda: change(district, CODE, {UNTIL: "04-30"}, author(), seen=1),
        lambda: return_to(district, CODE, 1, author(), seen=1),
    ):
        with pytest.raises(NotKeptError, match="vừa được người khác sửa"):
            late()
    assert in_force(district, CODE).version == 2


def test_an_office_changes_the_plans_of_its_own_place_alone(district):
    change(district, CODE, {UNTIL: "04-15"}, author(beneath(district, "KC")))
    assert in_force(district, CODE).version == 2
    with pytest.raises(NotKeptError, match="của cả nơi khác"):
        change(district, CODE, {UNTIL: "04-30"}, author(beneath(district, "KC-X12")))
    assert in_force(district, CODE).version == 2


def test_an_office_of_another_place_of_the_same_name_changes_nothing(district):
    with writing(district) as connection:
        other = {"code": "KHAC", "name": "Huyện Khoái Châu", "kind": "district"}
        connection.execute(insert(Unit).values(**other, valid_from=date(2025, 7, 1)))
    with pytest.raises(NotKeptError, match="của cả nơi khác"):
        change(district, CODE, {UNTIL: "04-15"}, author(beneath(district, "KHAC")))
    change(district, CODE, {UNTIL: "04-15"}, author(beneath(district, "KC")))


def test_a_plan_whose_place_can_mean_two_units_is_not_put_in_force(district):
    text = in_force(district, CODE).text.replace(CODE, "sau")
    with writing(district) as connection:
        other = {"code": "KHAC", "name": "HUYỆN KHOÁI CHÂU", "kind": "district"}
        connection.execute(insert(Unit).values(**other))
    with pytest.raises(NotKeptError, match=r"nhiều đơn vị tên .* \(mã KC, KHAC\)"):
        plan_versions.adopt_text(district, text, "", author())
    with pytest.raises(NotKeptError, match="của cả nơi khác"):
        change(district, CODE, {UNTIL: "04-15"}, author(beneath(district, "KHAC")))


@pytest.mark.parametrize("code", ["tay-ninh-2017", "hon-quan-2016-2020"])
def test_a_plan_of_everybody_or_of_another_place_is_put_in_force_by_who_may_see_all(district, code):
    text = plan_text(ROOT / "plans" / f"{code}.toml")
    with pytest.raises(NotKeptError):
        plan_versions.adopt_text(district, text, code, author(beneath(district, "KC")))
    assert versions(district, code) == []
    assert plan_versions.adopt_text(district, text, code, author())[1] == 1


def test_nobody_takes_the_place_of_anothers_plan_by_its_code(district):
    other = plan_text(ROOT / "plans" / "hon-quan-2016-2020.toml")
    plan_versions.adopt_text(district, other, "", author())
    mine = other.replace('place = "Huyện Hớn Quản"', 'place = "Huyện Khoái Châu"')
    with pytest.raises(NotKeptError, match="của cả nơi khác"):
        plan_versions.adopt_text(district, mine, "", author(beneath(district, "KC")))
    assert in_force(district, "hon-quan-2016-2020").text == other


def test_a_plan_that_was_never_adopted_has_nothing_to_change(district):
    with pytest.raises(NotKeptError, match="chưa được áp dụng"):
        change(district, "tay-ninh-2017", {}, author())
    with pytest.raises(NotKeptError, match="không có bản 7"):
        return_to(district, CODE, 7, author())


def test_a_file_as_another_editor_saves_it_is_the_same_text(district, tmp_path):
    text = in_force(district, CODE).text
    file = tmp_path / f"{CODE}.toml"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert adopt(district, file, LATER)[1] == 1
