from pathlib import Path

import pytest

SKIPPED_FOUR_WAYS = """
    import pytest

    def test_skips_inside():
        pytest.skip("no chromium")

    @pytest.mark.skip(reason="no chromium")
    def test_marked():
        raise AssertionError

    @pytest.mark.xfail(reason="a known fault", strict=True)
    def test_fails_as_expected():
        raise AssertionError

    def test_passes():
        pass
"""


@pytest.fixture
def project(pytester):
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"))
    return pytester


def test_in_ci_a_skipped_test_fails_and_says_why(project, monkeypatch):
    monkeypatch.setenv("CI", "true")
    project.makepyfile(SKIPPED_FOUR_WAYS)

    result = project.runpytest_inprocess("-p", "no:cacheprovider")

    result.assert_outcomes(passed=1, failed=1, errors=1, xfailed=1)
    result.stdout.fnmatch_lines(["*In CI nothing may be skipped. Skipped: no chromium*"])


def test_in_ci_a_module_skipped_for_a_missing_package_fails(project, monkeypatch):
    monkeypatch.setenv("CI", "true")
    project.makepyfile("import pytest\npytest.importorskip('no_such_package_anywhere')")

    result = project.runpytest_inprocess("-p", "no:cacheprovider")

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*In CI nothing may be skipped.*no_such_package_anywhere*"])


def test_on_a_persons_machine_a_skip_is_a_skip(project, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    project.makepyfile(SKIPPED_FOUR_WAYS)

    result = project.runpytest_inprocess("-p", "no:cacheprovider")

    result.assert_outcomes(passed=1, skipped=2, xfailed=1)
