"""The slides of the fields, of a comparison and of the quality: each in the part asked for."""

from decks.deck import PARTS, deck, part_names
from decks.told import Told
from tests.decks.courses import DAY, course, district, silent, two_districts
from tests.metrics.makers import listed, make_plan, make_tables


def silent_but_one():
    """The district, of which unit 2 told of one model in one year, and all of it."""
    reports = [(1, 2, "register", 2023, "2023-03-01")]
    lines = [listed(1, 2, 2023, "Đường hoa", model_id=1, origin="new")]
    return course(make_tables(reports=reports, listings=lines), make_plan(), DAY)


def told(seen, *parts):
    return {slide.key: slide for slide in deck(Told(seen, None, 3), parts)}


def test_each_part_has_its_name_and_slides_come_in_the_order_of_the_meeting():
    assert list(part_names()) == list(PARTS)
    assert list(told(district(), "thay-doi", "chat-luong")) == [
        *("can-cu", "cho-tra-loi", "thay-doi", "sap-den-han"),
    ]


def test_a_year_that_nobody_reported_is_told_so_and_is_no_zero():
    slide = told(district(), "linh-vuc")["can-doi-qua-cac-nam"]

    assert slide.sentence == "Năm 2023: 2 mô hình, nhiều nhất là economy (2)."
    assert slide.figure is not None
    assert slide.table.iloc[0].tolist()[:4] == [
        *("economy", "chưa báo cáo", "chưa báo cáo", "2 (100 %)"),
    ]


def test_units_that_leave_a_field_empty_stand_with_what_they_never_had():
    slides = told(district(), "linh-vuc")

    assert slides["don-vi-theo-linh-vuc"].sentence == (
        "2 trong 3 đơn vị chưa lần nào có mô hình defence_security."
    )
    assert slides["ai-de-trong"].sentence == (
        "2 trong 2 đơn vị đã báo cáo còn lĩnh vực chưa lần nào có mô hình."
    )
    # Unit 2 told of culture as well; unit 4 has said nothing, which is not empty.
    assert slides["ai-de-trong"].table.iloc[:, :2].to_numpy().tolist() == [
        ["Xã 03", "culture_society, defence_security, political_system"],
        ["Xã 02", "defence_security, political_system"],
    ]


def test_kinds_of_unit_are_compared_by_what_one_unit_does_in_a_year_that_it_reported():
    seen = district()
    units = seen.units.assign(kind=seen.units["kind"].mask(seen.units["unit_id"] == 3, "police"))
    changed = type(seen)(seen.plans, seen.as_of, units, seen.found)
    slide = told(changed, "linh-vuc")["can-doi-theo-loai"]

    # One commune reported one year with one model that counts, so did the other unit.
    assert "ngang nhau: bình quân 1 mô hình" in slide.sentence.replace("1,00", "1")
    assert slide.table["Đơn vị đã báo cáo"].tolist() == [1, 1]


def test_places_of_few_are_shown_with_their_range_and_not_ranked():
    slides = told(two_districts(), "so-sanh")
    ranked = slides["xep-hang"].table

    # Nine unit-years each by the day, fewer than ten: 2 of 9 and 1 of 9 met.
    assert slides["xep-hang"].sentence == "Chưa xếp hạng: nơi nào cũng còn ít số liệu."
    assert ranked["Hạng"].tolist() == ["ít số liệu", "ít số liệu"]
    assert sorted(ranked["Đạt chỉ tiêu"]) == ["11 % (1 trên 9)", "22 % (2 trên 9)"]
    assert slides["dat-canh-nhau"].figure is not None
    assert slides["dat-canh-nhau"].table["Nơi"].tolist() == ["Huyện Hai", "Huyện Một"]


def test_a_plan_alone_has_nothing_beside_it_and_says_so():
    slides = told(district(), "so-sanh")

    assert list(slides) == ["dat-canh-nhau"]
    assert "chỉ có một nơi" in slides["dat-canh-nhau"].sentence


def test_the_quality_says_what_the_years_rest_on():
    slide = told(district(), "chat-luong")["can-cu"]

    # Of three units in three years, two reported 2023 with a list of their own.
    assert slide.sentence == "22 % lượt có danh sách của chính đơn vị, 78 % chưa báo cáo."
    assert slide.table["Chưa báo cáo"].tolist() == [3, 3, 1]


def test_what_awaits_a_word_is_named_unit_by_unit():
    seen = district()
    rows = seen.found.compliance
    mine = (rows["unit_id"] == 3) & (rows["year"] == 2023)
    waiting = rows.assign(to_confirm=rows["to_confirm"].mask(mine, 2))
    changed = type(seen)(seen.plans, seen.as_of, seen.units, seen.found.instead(compliance=waiting))
    slide = told(changed, "chat-luong")["cho-tra-loi"]

    assert slide.sentence == "1 đơn vị còn điều phải trả lời; 2 mô hình chờ xác nhận."
    assert slide.table.iloc[0].tolist() == ["Xã 03", 2, 0, 0, 0]


def test_where_nobody_has_reported_a_part_still_has_something_to_say():
    assert list(told(silent(), "linh-vuc")) == ["cau-tra-loi"]
    assert told(silent(), "chat-luong")["can-cu"].sentence == "Cả 9 lượt chưa báo cáo."


def test_where_reports_are_missing_nobody_is_said_to_owe_no_answer():
    slide = told(silent_but_one(), "chat-luong")["cho-tra-loi"]

    assert slide.sentence == ("Báo cáo đã nhận không còn điều phải hỏi lại; 8 lượt chưa báo cáo.")


def open_themes(many, quota=None):
    """A district whose unit 2 told of `many` themes of its own, in 2022 of them from the last."""
    themes = [f"Chủ đề {number}" for number in range(1, many + 1)]
    reports = [(1, 2, "register", 2022, "2022-03-01"), (2, 3, "register", 2023, "2023-03-01")]
    lines = [
        listed(report, unit, year, f"Mô hình {year} {theme} {again}", field=theme, model_id=at)
        for at, (report, unit, year, theme, again) in enumerate(
            [(1, 2, 2022, theme, 1) for theme in themes[::-1]]
            + [
                (2, 3, 2023, theme, again)
                for place, theme in enumerate(themes)
                for again in range(many - place)
            ],
            start=1,
        )
    ]
    plan = make_plan(fields=(), fields_open=True, **({} if quota else {"quota": None}))
    return course(make_tables(reports=reports, listings=lines), plan, DAY)


def colours_of(slide):
    """The colour of each field in the bars of a slide, by its name."""
    bars = [bar for bar in slide.figure.data if bar.type == "bar" and not bar.marker.pattern.shape]
    return {bar.name: bar.marker.color for bar in bars if bar.name and bar.name.startswith("Chủ")}


def test_a_theme_has_one_colour_on_all_slides_and_none_shares_it():
    seen = open_themes(5, quota=True)
    slides = told(seen, "tien-do", "linh-vuc")
    by_share, by_year = (colours_of(slides[key]) for key in ("can-doi-qua-cac-nam", "qua-cac-nam"))

    assert len(set(by_share.values())) == len(by_share) == 5
    assert by_year == by_share


def test_themes_beyond_the_colours_are_drawn_together():
    slide = told(open_themes(9, quota=True), "tien-do")["qua-cac-nam"]
    bars = {bar.name: sum(bar.y) for bar in slide.figure.data if bar.type == "bar"}

    assert len(colours_of(slide)) == 6
    assert len(set(colours_of(slide).values())) == 6
    # Themes 7, 8 and 9 have 3, 2 and 1 models in 2023 and one each in 2022.
    assert bars["Lĩnh vực khác"] == 9
    assert "Chủ đề 9" in slide.table.columns


def test_of_many_fields_each_has_a_row_and_each_kind_of_unit_a_column():
    seen = open_themes(6)
    units = seen.units.assign(kind=seen.units["kind"].mask(seen.units["unit_id"] == 3, "police"))
    changed = type(seen)(seen.plans, seen.as_of, units, seen.found)
    table = told(changed, "linh-vuc")["can-doi-theo-loai"].table.set_index("Lĩnh vực")

    assert table.shape == (7, 2)
    # The unit of 2022 told of each theme once, that of 2023 of the first six times.
    assert sorted(table.loc["Chủ đề 1"]) == ["1,00", "6,00"]
    assert table.loc["Đơn vị đã báo cáo"].tolist() == ["1", "1"]
