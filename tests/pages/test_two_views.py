"""The progress page by the units that reported, and by the units of another day.

The small district (see `screens`) in 2023: Đông Tảo, that went into Hoàn Long, has 3 models; An Vĩ,
one of five that went into Triệu Việt Vương, has 1; Bình Minh, which went into Mễ Sở, has 0.
"""

import json

import pytest
from screens import NOW, ROOT

from accounts.identity import Role
from data_loaders.lineage_import import import_lineage
from data_loaders.unit_register import import_units

DAY = "2023-11-30"
CONVERTED = "Quy đổi về đơn vị ngày 1/7/2025"
BODIES = 9


@pytest.fixture
def hung_yen(district):
    import_units(district, ROOT / "samples" / "units.csv", NOW)
    import_lineage(district, ROOT / "samples" / "lineage.csv", NOW)
    return district


def maps(screen):
    """The charts that bear the key of a map, wherever they stand on the page."""
    charts = [chart.proto for chart in screen.get("plotly_chart")]
    return [json.loads(chart.spec) for chart in charts if "tung_don_vi_" in chart.id]


def cells(screen, year):
    """Name of the row -> (state in words, what stands in its cell) of a year."""
    return {
        told[0].replace("°", ""): (trace["name"], text)
        for half in maps(screen)
        for trace in half["data"]
        for told, text in zip(trace["customdata"], trace["text"], strict=True)
        if told[1] == year
    }


def rows(screen):
    names = [name for half in maps(screen) for name in half["layout"]["yaxis"]["ticktext"]]
    return [name.replace("<br>", " ") for name in names]


def test_without_a_lineage_there_is_nothing_to_choose(page, district):
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY)

    assert "So theo đơn vị" not in [box.label for box in screen.selectbox]


def test_as_reported_is_what_one_sees_first(page, hung_yen):
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY)
    box = next(box for box in screen.selectbox if box.label == "So theo đơn vị")

    assert box.value == "Như đã báo cáo"
    assert box.options == ["Như đã báo cáo", CONVERTED, "Quy đổi về đơn vị ngày 1/3/2025"]
    assert len(rows(screen)) == 28 + BODIES
    assert cells(screen, 2023)["Xã An Vĩ"] == ("đạt chỉ tiêu", "1")


def test_converted_to_july_2025_seven_communes_hold_the_figures_of_28(page, hung_yen):
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY, don_vi_theo=CONVERTED)
    found = cells(screen, 2023)

    assert len(rows(screen)) == 7 + BODIES
    assert found["Xã Hoàn Long"] == ("đạt mức phấn đấu", "3")
    assert found["Xã Mễ Sở"] == ("còn đơn vị chưa đạt", "0")
    state, text = found["Xã Triệu Việt Vương"]
    assert state == "còn đơn vị chưa đạt"
    assert text.startswith("1<br>")
    assert ">1/5<" in text
    assert found["Xã Châu Ninh"] == ("chưa báo cáo", "")


def test_the_headline_is_the_same_in_both_views(page, hung_yen):
    views = [
        page("leaders", "progress", Role.LEADER, den_ngay=DAY, **more)
        for more in ({}, {"don_vi_theo": CONVERTED})
    ]

    assert views[0].header[0].value == views[1].header[0].value
    values = [[metric.value for metric in screen.metric] for screen in views]
    assert values[0] == values[1]


def test_what_could_not_be_converted_is_marked_and_told(page, hung_yen):
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY, don_vi_theo=CONVERTED)
    told = [caption.value for caption in screen.caption]
    table = next(table.value for table in screen.table if "Gồm" in table.value)
    made_of = dict(zip(table["Trên bảng"], table["Gồm"], strict=True))

    assert sum(name.endswith("°") for name in rows(screen)) == BODIES
    assert (
        "28 đơn vị đã vào 7 đơn vị của ngày 1/7/2025. "
        "9 đơn vị đã kết thúc, không ghi vào đơn vị nào (dấu °)."
    ) in told
    assert made_of["Xã Mễ Sở"] == "Xã Bình Minh"
    assert made_of["Xã Triệu Việt Vương"].startswith("Xã An Vĩ, Xã Dạ Trạch, Xã Hàm Tử")
    assert made_of["Công an huyện"] == "đã kết thúc"


def test_converted_to_march_2025_the_twenty_of_that_day(page, hung_yen):
    view = "Quy đổi về đơn vị ngày 1/3/2025"
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY, don_vi_theo=view)
    found = cells(screen, 2023)

    assert len(rows(screen)) == 20 + BODIES
    assert found["Xã Đông Tảo"] == ("đạt mức phấn đấu", "3")
    assert "Xã Dạ Trạch" not in found
    assert not any(name.endswith("°") for name in rows(screen))


def test_staff_see_their_own_unit_converted_and_no_other(page, hung_yen):
    screen = page("leaders", "progress", Role.STAFF, den_ngay=DAY, don_vi_theo=CONVERTED)

    assert rows(screen) == ["Xã Khoái Châu"]


def quota_cells(screen):
    specs = [json.loads(chart.proto.spec) for chart in screen.get("plotly_chart")]
    return {
        told[0].replace("°", ""): text
        for half in specs
        for trace in half["data"]
        for told, text in zip(trace["customdata"], trace["text"], strict=True)
        if told[1] == 2023
    }


def test_quota_and_deadlines_are_seen_by_the_units_of_a_day_too(page, hung_yen):
    screen = page("leaders", "compliance", Role.LEADER, den_ngay=DAY, don_vi_theo=CONVERTED)
    found = quota_cells(screen)

    assert len(found) == 7 + BODIES
    # Đông Tảo registered in time, Hàm Tử, Dạ Trạch and two others of Triệu Việt Vương nothing.
    assert (found["Xã Hoàn Long"].startswith("3"), "✕" in found["Xã Triệu Việt Vương"]) == (
        True,
        True,
    )
    assert any("28 đơn vị đã vào 7 đơn vị" in each.value for each in screen.caption)
    as_reported = quota_cells(page("leaders", "compliance", Role.LEADER, den_ngay=DAY))
    assert "Xã Đông Tảo" in as_reported
    assert "Xã Hoàn Long" not in as_reported
