"""Courses that build on others: what is required, named and overridden across them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.content.quizzes import Quizzes
from grader.errors import ContentError, UsageError

EXERCISE = """\
schema: 1
title: {title}
level: 1
source: a book
prompt: Return 2 x.
stub: |
  def twice(x):
      raise NotImplementedError
cases:
  first: {{purpose: sizes differ, x: "normal(2, 3)"}}
checks:
  - {{kind: values}}
"""
SOLUTION = "def twice(x):\n    return 2 * x\n\n\nclass not_twice:\n    def twice(self, x):\n        return x\n"
QUIZ = """\
schema: 1
quiz: {quiz}
title: {quiz}
questions:
  - id: {question}
    type: numeric
    prompt: 1 + 1?
    answer: 1 + 1
"""
ABOUT = "schema: 1\nname: {name}\nversion: '2026.1'\n"


def course(root: Path, exercise: str, title: str, about: str = "", track: str = "01-a") -> Path:
    """Write a course of one exercise, of which the file name is given."""
    folder = root / "exercises" / track
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{exercise}.yaml").write_text(EXERCISE.format(title=title))
    solutions = root / "solutions" / track
    solutions.mkdir(parents=True, exist_ok=True)
    (solutions / f"{exercise.replace('-', '_')}.py").write_text(SOLUTION)
    if about:
        (root / "content.yaml").write_text(about)
    return root


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The course that others build on: two exercises, a list per track, a quiz."""
    root = course(tmp_path / "base", "twice", "Twice", ABOUT.format(name="base"))
    course(root, "again", "Again")
    (root / "exercises/01-a/misconceptions.yaml").write_text("not-twice: {title: old, says: old}\n")
    (root / "exercises/01-a/quiz.yaml").write_text(QUIZ.format(quiz="basics", question="one"))
    return root


def above(tmp_path: Path, extends: str = "[../base]") -> Content:
    """Return a course of one exercise, `mine`, that extends others."""
    about = ABOUT.format(name="mine") + f"extends: {extends}\n"
    course(tmp_path / "mine", "mine", "Mine", about, "02-b")
    return find_content(str(tmp_path / "mine"), {}, tmp_path)


def test_its_exercises_are_there(base: Path, tmp_path: Path) -> None:
    """In the order of the tracks, with the solutions of their own course."""
    content = above(tmp_path)
    assert content.ids == ("again", "twice", "mine")
    assert content.solution_path("twice") == base / "solutions/01-a/twice.py"
    assert content.exercise("twice").head.title.en == "Twice"


def test_an_exercise_is_overridden(base: Path, tmp_path: Path) -> None:
    """By its id, in whatever track; the other course keeps its own."""
    course(tmp_path / "mine", "twice", "Twice, better", track="02-b")
    content = above(tmp_path)
    assert content.ids == ("again", "mine", "twice")
    assert content.exercise("twice").head.title.en == "Twice, better"
    assert find_content(str(base), {}, tmp_path).exercise("twice").head.title.en == "Twice"


def test_it_is_required_and_its_misconceptions_named(base: Path, tmp_path: Path) -> None:
    """Those of any track: the list of a course below is one list."""
    content = above(tmp_path)
    path = content.path("mine")
    path.write_text(
        path.read_text().replace("level: 1\n", "level: 1\nrequires: [twice]\n")
        + "misconceptions:\n  not-twice: {caught_by: [first]}\n"
    )
    exercise = content.exercise("mine")
    assert exercise.head.requires == ("twice",)
    assert list(exercise.slips) == ["not-twice"]


def test_a_sentence_is_overridden(base: Path, tmp_path: Path) -> None:
    """For the exercises of the other course, too."""
    content = above(tmp_path)
    (content.root / "exercises/misconceptions.yaml").write_text(
        "not-twice: {title: new, says: new}\n"
    )
    assert content.misconceptions()["not-twice"].title.en == "new"
    assert content.misconceptions_of("twice")["not-twice"].title.en == "new"


def test_a_quiz_is_overridden(base: Path, tmp_path: Path) -> None:
    """By its name; the questions of the other one are gone."""
    content = above(tmp_path)
    (content.root / "exercises/02-b/quiz.yaml").write_text(
        QUIZ.format(quiz="basics", question="two")
    )
    quizzes = Quizzes(content)
    assert list(quizzes.entries) == ["two"]
    assert [head.track for head in quizzes.heads] == ["02-b"]


def test_a_report_can_say_where_it_comes_from(base: Path, tmp_path: Path) -> None:
    """Course and version are those of the exercise's own course; the digest is of the content."""
    content = above(tmp_path)
    origins = [content.exercise(name).origin for name in ("twice", "mine")]
    assert [(o.course, o.version) for o in origins] == [("base", "2026.1"), ("mine", "2026.1")]
    assert len({origin.digest for origin in origins}) == 2
    before = origins[0].digest
    (base / "exercises/01-a/twice.yaml").write_text(EXERCISE.format(title="Other"))
    assert content.exercise("twice").origin.digest != before


def test_without_a_course_file(base: Path, tmp_path: Path) -> None:
    """A course is called as its folder, and extends nothing."""
    (base / "content.yaml").unlink()
    content = find_content(str(base), {}, tmp_path)
    assert (content.about.name, content.about.version, content.about.extends) == ("base", "", ())


def test_ours() -> None:
    """The course that comes with the package is `grader`, in the version of the package."""
    import grader

    content = find_content(None, {}, Path.cwd())
    assert (content.about.name, content.about.version) == ("grader", grader.__version__)


def test_extends_ours(tmp_path: Path) -> None:
    """By its name, wherever it is installed."""
    content = above(tmp_path, "[grader]")
    assert {"mine", "stable-softmax"} <= set(content.ids)
    assert content.exercise("stable-softmax").origin.course == "grader"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course as an installed package, which must not be imported."""
    site = tmp_path / "site"
    course(site / "ml_course", "packed", "Packed", ABOUT.format(name="packed-course"))
    (site / "ml_course/__init__.py").write_text("raise RuntimeError('imported')\n")
    info = site / "ml_course-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ml-course\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[grader.courses]\npacked = ml_course\n")
    monkeypatch.syspath_prepend(str(site))
    return site


def test_an_installed_package(package: Path, tmp_path: Path) -> None:
    """It is extended, or chosen, by the name of its entry point."""
    assert above(tmp_path, "[packed]").ids == ("packed", "mine")
    assert find_content("packed", {}, tmp_path).about.name == "packed-course"
    assert "ml_course" not in sys.modules


def test_three_levels(base: Path, tmp_path: Path) -> None:
    """The nearest comes first; one that two build on counts once."""
    above(tmp_path)
    about = ABOUT.format(name="top") + "extends: [../mine, ../base]\n"
    course(tmp_path / "top", "top", "Top", about, "03-c")
    content = find_content(str(tmp_path / "top"), {}, tmp_path)
    assert [one.about.name for one in content.courses] == ["top", "mine", "base"]
    assert content.ids == ("again", "twice", "mine", "top")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("schema: 1\nversion: a\n", "1:1: missing key `name` in the course",
                     "`name`: name of the course", id="no-name"),
        pytest.param("schema: 1\nname: a b\n",
                     "2:7: `name` of the course expects a name without spaces, got text `a b`",
                     "", id="name"),
        pytest.param(ABOUT.format(name="x") + "extends: [gradr]\n",
                     "4:11: no course is called `gradr`", "did you mean `grader`?", id="unknown"),
        pytest.param(ABOUT.format(name="x") + "extends: [../nowhere]\n",
                     "4:11: `../nowhere` is no folder of a course",
                     "a course is a folder with `exercises` and `solutions`, seen from this file",
                     id="no-folder"),
        pytest.param(ABOUT.format(name="x") + "extends: [.]\n",
                     "1:1: the course `x` extends itself",
                     "take it out of `extends` of one of them", id="itself"),
        pytest.param(ABOUT.format(name="x") + "grader: '99.1'\n",
                     "4:9: the course needs grader 99.1, this is ", "update grader", id="later"),
        pytest.param(ABOUT.format(name="x") + "grader: new\n",
                     "4:9: `new` is no version", "the least one that is needed, as in `0.1`",
                     id="no-version"),
        pytest.param("name: x\n", "1:1: missing key `schema` in the course",
                     "begin the file with `schema: 1`", id="schema"),
    ],
)  # fmt: skip
def test_refused(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """A course file that is wrong says where, and what there is."""
    course(tmp_path / "mine", "mine", "Mine", text)
    content = find_content(str(tmp_path / "mine"), {}, tmp_path)
    with pytest.raises(ContentError) as caught:
        _ = content.ids
    assert str(caught.value).startswith(f"mine/content.yaml:{message}")
    assert (caught.value.hint or "") == hint


def test_a_circle(base: Path, tmp_path: Path) -> None:
    (base / "content.yaml").write_text(ABOUT.format(name="base") + "extends: [../mine]\n")
    with pytest.raises(ContentError, match="the course `mine` extends itself"):
        _ = above(tmp_path).ids


def test_a_name_that_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`nothing` of `--content` is no folder"):
        find_content("nothing", {}, tmp_path)


def test_tracks_come_as_the_course_file_says(base: Path, tmp_path: Path) -> None:
    """Those that it does not name follow; a name that is no track is refused with a guess."""
    content = above(tmp_path)
    about = tmp_path / "mine" / "content.yaml"
    about.write_text(about.read_text() + "tracks: [02-b]\n")
    content = find_content(str(tmp_path / "mine"), {}, tmp_path)
    assert content.ids == ("mine", "again", "twice")
    assert [head.id for head in content.heads()] == ["mine", "again", "twice"]
    about.write_text(about.read_text().replace("02-b", "02-c"))
    with pytest.raises(ContentError, match="no track is called `02-c`") as told:
        find_content(str(tmp_path / "mine"), {}, tmp_path).heads()
    assert told.value.hint == "did you mean `02-b`?"
