"""The nginx file as it is shipped, started on loopback: TLS, two processes behind one address."""

from collections import Counter
from contextlib import ExitStack

import pytest
from behind_nginx import Browser, port_of, started
from screens import illustrated, small_district
from servers import serving
from visitor import XSRF, ask

from benchmarks.behind import HOST, TOGETHER
from benchmarks.servers import free_port

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """The running nginx, and the two processes that it stands before."""
    folder = tmp_path_factory.mktemp("nginx")
    source = illustrated(small_district(f"sqlite:///{folder / 'd.db'}"))
    url = source.url.render_as_string()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in TOGETHER.items():
            patch.setenv(name, value)
        with (
            serving(url, "demo") as one,
            serving(url, "demo") as other,
            started(folder, one, other) as front,
        ):
            yield front, {str(port_of(one)), str(port_of(other))}


@pytest.fixture
def browser(behind):
    front, _ports = behind
    return Browser(front)


def test_whoever_asks_without_tls_is_sent_to_it(behind):
    front, _ports = behind
    answer = ask(f"http://127.0.0.1:{front.http}", "/tien-do?nam=2023", Host=HOST)

    assert answer.status == 301
    assert answer.getheader("location") == f"https://{HOST}/tien-do?nam=2023"


def test_a_sign_in_and_a_page_over_the_websocket_go_through(browser):
    assert browser.sign_in("staff").status == 303
    with browser.page("da-nop") as (_visit, sent):
        assert "Báo cáo đã nộp" in sent


def test_every_cookie_goes_over_tls_alone_and_the_browser_is_told_to_stay_with_it(browser):
    browser.sign_in("staff")
    answer = browser.ask("/_stcore/health")

    assert {cookie.partition("=")[0] for cookie in browser.given} >= {"tuyen", XSRF}
    assert [cookie for cookie in browser.given if "secure" not in cookie.lower()] == []
    assert [cookie for cookie in browser.given if "samesite" not in cookie.lower()] == []
    assert answer.getheader("strict-transport-security") == "max-age=31536000"
    assert answer.getheader("x-frame-options") == "DENY"
    assert "nginx/" not in answer.getheader("server")


def test_ten_visits_are_shared_out_and_each_uploads_into_the_process_that_holds_it(behind):
    front, ports = behind
    with ExitStack() as open_pages:
        browsers = [Browser(front) for _visit in range(10)]
        visits = []
        for browser in browsers:
            browser.sign_in("staff")
            visits.append(open_pages.enter_context(browser.page("nop-bao-cao"))[0])
        pairs = zip(browsers, visits, strict=True)
        statuses = [browser.upload(visit, b"x" * 2**20).status for browser, visit in pairs]

    routes = Counter(browser.cookies["tuyen"] for browser in browsers)
    assert statuses == [204] * 10
    assert routes.keys() == ports
    assert min(routes.values()) >= 3


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(browser):
    browser.sign_in("staff")
    with browser.page("nop-bao-cao") as (visit, _sent):
        assert browser.upload(visit, b"x" * 25 * 2**20).status == 413


def test_counts_of_memory_are_closed_and_who_is_not_signed_in_sees_no_figure(browser):
    assert browser.ask("/_stcore/metrics").status == 404
    with browser.page("tien-do") as (_visit, sent):
        assert "Xã Đông Tảo" not in sent


def test_where_no_process_answers_people_read_that_it_starts_again(tmp_path):
    nobody = (f"http://127.0.0.1:{free_port()}" for _process in range(2))
    with started(tmp_path, *nobody) as front:
        browser = Browser(front)
        page, asked = browser.ask("/tien-do"), browser.ask("/_stcore/health")

    assert (page.status, asked.status) == (503, 503)
    assert page.getheader("content-type") == "text/html; charset=utf-8"
    assert 'http-equiv="refresh"' in page.text
    assert "Hệ thống đang khởi động lại" in page.text
    # Streamlit's page shows the body as it is, in a box.
    assert asked.text.startswith("Hệ thống đang khởi động lại")
