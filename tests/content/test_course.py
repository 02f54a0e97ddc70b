"""A course: what is in it, in which order, and what goes wrong across files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.content import show
from grader.errors import ContentError, UsageError
from grader.model import Misconception, Text

if TYPE_CHECKING:
    from .conftest import Course

HEAD = (
    "schema: 1\nid: {id}\ntitle: T\nlevel: {level}\n{more}source: s\nbackends: [numpy]\nprompt: x\n"
)


def add(course: Course, track: str, name: str, level: int, requires: str = "") -> None:
    more = f"requires: [{requires}]\n" if requires else ""
    text = HEAD.format(id=name, level=level, more=more)
    course.write(f"exercises/{track}/{name}.yaml", text)


def test_heads_read_only_the_text_above_the_prompt(course: Course) -> None:
    """What stands below `prompt:` may even be no YAML."""
    course.write(
        course.exercise, HEAD.format(id="scale-rows", level=2, more="") + "\t@ no: yaml: ["
    )
    head = course.content.head("scale-rows")
    assert (head.id, head.level, head.title, head.requires) == ("scale-rows", 2, Text("T"), ())
    assert head.backends == ("numpy",)
    assert head.path == str(course.root / course.exercise)


def test_order_is_track_then_level_then_name(course: Course) -> None:
    add(course, "00-early", "zebra", 1)
    add(course, "00-early", "hard", 3)
    add(course, "00-early", "apple", 1)
    assert [head.id for head in course.content.heads()] == [
        "apple",
        "zebra",
        "hard",
        "first-steps",
        "scale-rows",
    ]


def test_what_is_required_comes_first(course: Course) -> None:
    """Within a track; a requirement in another track leaves the order alone."""
    add(course, "00-early", "a", 1, "c")
    add(course, "00-early", "b", 1, "first-steps")
    add(course, "00-early", "c", 4, "d")
    add(course, "00-early", "d", 5)
    assert [head.id for head in course.content.heads()][:4] == ["d", "c", "a", "b"]


def test_requirements_in_a_circle(course: Course) -> None:
    add(course, "00-early", "a", 1, "b")
    add(course, "00-early", "b", 1, "c")
    add(course, "00-early", "c", 1, "a")
    with pytest.raises(ContentError, match="`c` requires `a`, which requires it in turn"):
        course.content.heads()


def test_same_name_in_two_tracks(course: Course) -> None:
    add(course, "02-other", "scale-rows", 1)
    with pytest.raises(ContentError) as caught:
        course.content.heads()
    assert f"{show(caught.value)}\nhint: {caught.value.hint}" == (
        "`exercises/02-other/scale-rows.yaml` and `exercises/01-scaling/scale-rows.yaml` "
        "have the same name\nhint: ids are unique in a course"
    )


def test_other_files_are_no_exercises(course: Course) -> None:
    for name in ("quiz.yaml", "quiz-two.yaml", "notes.txt"):
        course.write(f"exercises/01-scaling/{name}", "x")
    course.write("exercises/stray.yaml", "x")
    assert course.content.ids == ("first-steps", "scale-rows")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("scale-row", "did you mean `scale-rows`?", id="near"),
        pytest.param("scale_rows", "did you mean `scale-rows`?", id="underscore"),
        pytest.param("xyz", "`grader list` shows all exercises", id="far"),
        pytest.param("../scale-rows", "did you mean `scale-rows`?", id="path"),
    ],
)
def test_unknown_exercise(course: Course, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        course.content.exercise(name)
    assert caught.value.message == f"no exercise is called `{name}`"
    assert (caught.value.hint or "") == hint


def test_paths_and_hints(course: Course) -> None:
    content = course.content
    assert content.solution_path("scale-rows") == course.root / course.solution
    assert [hint.text.en for hint in content.hints("scale-rows")] == ["Look at the axis."]
    assert content.hints("first-steps") == ()


def test_misconceptions_of_all_tracks(course: Course) -> None:
    assert course.content.misconceptions() == {
        "in-place": Misconception(
            "in-place", Text("changes its input"), Text("The input is changed.")
        ),
        "wrong-axis": Misconception(
            "wrong-axis", Text("scales columns"), Text("Scale rows."), Text("A Book")
        ),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "in-place: {title: a, says: b}\n",
            "1:1: misconception `in-place` is already in exercises/misconceptions.yaml:1\n"
            "    in-place: {title: a, says: b}\n    ^\n"
            "hint: keep one, or give this one a longer name",
            id="in-two-files",
        ),
        pytest.param(
            "wrong-axis: {title: a, say: b}\n",
            "1:24: unknown key `say` in misconception `wrong-axis`\n"
            "    wrong-axis: {title: a, say: b}\n" + " " * 27 + "^\n"
            "hint: did you mean `says`?",
            id="unknown-key",
        ),
        pytest.param(
            "wrong_axis: {title: a, says: b}\n",
            "1:1: the misconception `wrong_axis` must be letters and digits joined by `-`\n"
            "    wrong_axis: {title: a, says: b}\n    ^\n"
            "hint: did you mean `wrong-axis`?",
            id="underscore",
        ),
        pytest.param(
            "- a\n",
            "1:1: the file expects a mapping, got a list\n    - a\n    ^\n"
            "hint: write `name: value` on lines below it, or `{name: value}`",
            id="list",
        ),
        pytest.param("", "1:1: the file is empty", id="empty"),
    ],
)
def test_misconceptions_refused(course: Course, text: str, message: str) -> None:
    course.write(course.track_list, text)
    with pytest.raises(ContentError) as caught:
        course.content.misconceptions()
    hint = f"\nhint: {caught.value.hint}" if caught.value.hint else ""
    assert f"{show(caught.value)}{hint}" == f"{course.track_list}:{message}"


def test_a_track_does_not_see_the_list_of_another(course: Course) -> None:
    """A mistake that tracks share belongs into the list of the course."""
    (course.root / course.track_list).rename(course.root / "exercises/elsewhere.yaml")
    course.write("exercises/02-other/misconceptions.yaml", "wrong-axis: {title: a, says: b}\n")
    assert course.refused().splitlines() == [
        f"{course.exercise}:44:3: neither the track nor the course lists the misconception "
        "`wrong-axis`",
        "    wrong-axis: {caught_by: [rect]}",
        "    ^",
        "hint: add it to misconceptions.yaml of the track, or of the course if tracks share it",
    ]
