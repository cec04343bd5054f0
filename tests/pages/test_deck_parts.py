"""Which parts go onto the slides: chosen on the page, kept in the address of the deck."""

from io import BytesIO

from pptx import Presentation
from screens import CODE, NOW, registered
from snapshots import snapshot

from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans

DAY = "2023-11-30"


def slide(screen):
    return "\n".join(one.proto.body for one in screen.get("html"))


def test_the_deck_shows_the_part_that_the_page_was_asked_for_and_its_address_says_so(
    present, district
):
    known = snapshot(district)
    screen = present(den_ngay=DAY, phan="Chất lượng số liệu")
    next(one for one in screen.button if one.key == f"mo_{known.snapshot_id}").click().run()

    assert not screen.exception
    assert screen.query_params["gom"] in ("chat-luong", ["chat-luong"])
    assert "danh sách của chính đơn vị" in slide(screen)
    assert "Trang 1/2" in slide(screen)
    assert "Trang 1/2" in slide(present(bai=str(known.snapshot_id), gom="chat-luong"))


def test_an_address_of_no_part_known_opens_the_usual_deck(present, district):
    known = snapshot(district)
    usual = slide(present(bai=str(known.snapshot_id)))

    assert slide(present(bai=str(known.snapshot_id), gom="khong-co")) == usual
    assert "2 trong 34 đơn vị đạt chỉ tiêu năm 2023." in usual


def test_the_files_of_a_snapshot_and_its_whole_hash_stand_on_the_list_once_asked_for(
    present, district
):
    known = snapshot(district)
    screen = present(den_ngay=DAY)
    assert not any(known.sha256 in one.value for one in screen.markdown)
    screen.session_state[f"tep_{known.snapshot_id}"] = True
    screen.run()

    assert not screen.exception
    assert any(known.sha256 in one.value for one in screen.markdown)
    files = next(one.value for one in screen.dataframe if "Mã băm" in one.value)
    assert files["Mã băm"].str.len().eq(8).all()
    assert len(files) > 0


def test_the_deck_can_be_taken_along_as_it_was_frozen(present, district, monkeypatch):
    known, taken = snapshot(district), {}
    monkeypatch.setattr(
        "pages.meetings.deck_files.later", lambda make: taken.setdefault(len(taken), make)
    )
    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(district, b"late", late, builtin_plans()[CODE], NOW.date(), NOW)
    screen = present(den_ngay=DAY)
    screen.session_state[f"tep_{known.snapshot_id}"] = True
    screen.run()
    show = Presentation(BytesIO(taken[0]()))
    said = [one.shapes.title.text_frame.text.replace("\xa0", " ") for one in show.slides]

    assert "2 trong 34 đơn vị đạt chỉ tiêu năm 2023." in said
    assert known.sha256[:8].encode() in taken[1]()
