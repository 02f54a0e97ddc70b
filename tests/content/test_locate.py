"""Which course is found: option, environment, checkout, installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import find_content
from grader.errors import InternalError, UsageError


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """Courses `one` and `two`, a checkout with a package, and an installed package."""
    for folder in ("one", "two", "checkout", "site/grader/_content"):
        (tmp_path / folder / "exercises").mkdir(parents=True)
    (tmp_path / "checkout/grader").mkdir()
    (tmp_path / "bare/grader").mkdir(parents=True)
    return tmp_path


def test_option_comes_first(places: Path) -> None:
    environ = {"GRADER_CONTENT": str(places / "two")}
    assert find_content("one", environ, places).root == places / "one"


def test_environment_comes_second(places: Path) -> None:
    environ = {"GRADER_CONTENT": "two"}
    package = places / "checkout/grader"
    assert find_content(None, environ, places, package=package).root == places / "two"


@pytest.mark.parametrize(
    ("package", "root"),
    [
        pytest.param("checkout/grader", "checkout", id="checkout"),
        pytest.param("site/grader", "site/grader/_content", id="installed"),
    ],
)
def test_own_content_comes_last(places: Path, package: str, root: str) -> None:
    environ = {"GRADER_CONTENT": ""}
    assert find_content(None, environ, places, package=places / package).root == places / root


def test_an_author_means_the_course_around(places: Path) -> None:
    """A check never does: a folder that was handed in must not bring the exercises it is graded by."""
    inside = places / "two/exercises/01-basics"
    inside.mkdir()
    (places / "two/solutions").mkdir()
    package = places / "checkout/grader"
    assert find_content(None, {}, inside, author=True, package=package).root == places / "two"
    assert find_content(None, {}, inside, package=package).root == places / "checkout"


def test_this_checkout() -> None:
    assert (find_content(None, {}, Path.cwd()).root / "exercises").is_dir()


@pytest.mark.parametrize(
    ("option", "environ", "message"),
    [
        pytest.param("three", {}, "`three` of `--content` is no folder", id="no-folder"),
        pytest.param(
            None,
            {"GRADER_CONTENT": "site"},
            "`site` of `GRADER_CONTENT` has no folder `exercises`",
            id="no-course",
        ),
    ],
)
def test_no_course(places: Path, option: str | None, environ: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_content(option, environ, places)
    assert caught.value.message == message
    assert caught.value.hint == "a course is a folder with `exercises` and `solutions`"


def test_nothing_installed(places: Path) -> None:
    with pytest.raises(InternalError, match="no exercises are installed"):
        find_content(None, {}, places, package=places / "bare/grader")


def test_messages_name_files_relative_to_the_working_folder(places: Path) -> None:
    content = find_content("one", {}, places)
    assert content.shown(content.root / "exercises") == "one/exercises"
    assert content.shown(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"
