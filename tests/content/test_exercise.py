"""A valid exercise file becomes one validated record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.errors import ContentError
from grader.model import Hint, Limits, Parameter, Slip, Text

if TYPE_CHECKING:
    from .conftest import Course


def test_head_and_texts(course: Course) -> None:
    exercise = course.content.exercise("scale-rows")
    assert exercise.id == "scale-rows"
    assert exercise.head.track == "01-scaling"
    assert exercise.head.title == Text("Scale the rows", zh="缩放每一行")
    assert exercise.prompt == Text(
        "Multiply every row of x by its factor.\n", zh="每一行乘以自己的系数。"
    )
    assert exercise.hints == (Hint(Text("Look at the axis."), after="values"),)
    assert exercise.limits == Limits(call=2)
    assert exercise.solution == str(course.root / course.solution)


def test_entries_come_from_the_stub(course: Course) -> None:
    assert course.content.exercise("scale-rows").entries == {
        "scale_rows": (
            Parameter("x", required=True),
            Parameter("factors", required=False, default=None),
            Parameter("axis", required=False, default=0),
        ),
        "total": (Parameter("x", required=True),),
    }


def test_cases(course: Course) -> None:
    cases = course.content.exercise("scale-rows").cases
    assert list(cases) == ["rect", "given", "sum"]
    given = cases["given"]
    assert (given.call, given.hidden, given.repeat) == ("scale_rows", True, 1)
    assert given.let == {"n": "integers(2, 5)", "m": 3}
    assert given.inputs == {"x": "normal(n, m)", "factors": "arange(n)"}
    assert cases["sum"].inputs == {"x": [[1, 2], [3, 4.5]]}
    assert cases["rect"].let == {}


def test_inputs_stand_in_the_order_of_the_stub(course: Course) -> None:
    course.edit('    x: "normal(n, m)"\n    factors: "arange(n)"', "    factors: 1\n    x: 2")
    assert list(course.content.exercise("scale-rows").cases["given"].inputs) == ["x", "factors"]


def test_checks_and_their_defaults(course: Course) -> None:
    source, values, doubling, unmodified = course.content.exercise("scale-rows").checks
    assert (values.id, values.kind, values.points) == ("values", "values", 6.0)
    assert values.cases == ("rect", "given")
    assert values.options == {
        "function": None,
        "perturb": True,
        "because": "",
        "evaluations": None,
    }
    assert doubling.says == Text("doubling x doubles the result")
    assert doubling.options["relation"] == "equal"
    assert unmodified.cases == ("rect",)
    assert (source.points, source.cases) == (0.0, ())
    assert source.options == {"forbid": ("numpy.multiply",)}


def test_a_property_needs_the_values_unless_it_says_otherwise(course: Course) -> None:
    assert [check.needs for check in course.content.exercise("scale-rows").checks] == [
        (),
        ("source",),
        ("source", "values"),
        ("source",),
    ]
    course.edit("    id: doubling\n", "    id: doubling\n    needs: []\n")
    assert course.content.exercise("scale-rows").checks[2].needs == ("source",)


def test_a_mistake_has_several_forms(course: Course) -> None:
    """Further classes that make it are no correct variants, and each is a slip of the same name."""
    exercise = course.content.exercise("scale-rows")
    assert [form.variant for form in exercise.slips["wrong-axis"].forms] == ["wrong_axis"]
    course.edit("{caught_by: [rect]}", "{caught_by: [rect], also: [in_place]}")
    forms = course.content.exercise("scale-rows").slips["wrong-axis"].forms
    assert [(form.id, form.variant) for form in forms] == [
        ("wrong-axis", "wrong_axis"),
        ("wrong-axis", "in_place"),
    ]


def test_misconceptions(course: Course) -> None:
    assert course.content.exercise("scale-rows").slips == {
        "wrong-axis": Slip("wrong-axis", ("rect",), variant="wrong_axis"),
        "in-place": Slip(
            "in-place",
            ("no-mutation",),
            variant="in_place",
            finding="modified",
            says=Text("it is changed"),
        ),
    }


def test_bands_have_numbers_for_keys(course: Course) -> None:
    course.edit(
        "{kind: source, forbid: [numpy.multiply]}",
        "{kind: speed, case: rect, points: 1, bands: {3: 1, 10: 0.5}}",
    )
    assert course.content.exercise("scale-rows").checks[3].options["bands"] == {3: 1, 10: 0.5}


def test_records_of_an_option_are_read(course: Course) -> None:
    course.edit(
        "{kind: source, forbid: [numpy.multiply]}",
        '{kind: certificate, case: rect, points: 1, measures: {gap: {limit: "1e-9", because: s}}}',
    )
    check = course.content.exercise("scale-rows").checks[3]
    assert check.options["measures"] == {"gap": {"limit": "1e-9", "because": "s"}}


def test_marks_lead_back_to_the_file(course: Course) -> None:
    exercise = course.content.exercise("scale-rows")
    assert str(exercise.mark("checks", "doubling", "want")) == f"{course.exercise}:39:5"
    assert str(exercise.mark("cases", "given", "nothing")) == f"{course.exercise}:24:3"
    assert exercise.mark("nothing") is None


@pytest.mark.parametrize("name", ["exercise", "solution", "list", "track_list"])
def test_digest_covers_file(course: Course, name: str) -> None:
    """Any change of what a verdict depends on changes the digest."""
    before = course.content.exercise("scale-rows").digest
    assert course.content.exercise("scale-rows").digest == before
    path = course.root / getattr(course, name)
    path.write_text(path.read_text(encoding="utf-8") + "\n# more\n", encoding="utf-8")
    assert course.content.exercise("scale-rows").digest != before


def test_missing_solution(course: Course) -> None:
    (course.root / course.solution).unlink()
    assert course.refused() == (
        f"{course.exercise}:1:1: there is no solution file {course.solution}\n"
        "    schema: 1\n    ^\nhint: write the model answer there"
    )


def test_solution_without_an_entry(course: Course) -> None:
    course.edit("def total(x):\n", "def totals(x):\n", course.solution)
    assert (
        course.refused()
        .splitlines()[0]
        .endswith(f"{course.solution} has no function `total`, which the stub asks for")
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "1:1: the file is empty", id="empty"),
        pytest.param(b"# nothing\n", "1:1: no line begins with `prompt:`", id="comment"),
        pytest.param(
            b"id: a\nprompt:\n- \xe9", "3:3: the file is not UTF-8: byte 0xe9", id="latin-1"
        ),
        pytest.param(b"\xff\xfei\x00", "1:1: the file is not UTF-8: byte 0xff", id="utf-16"),
        pytest.param(
            b"id: a\x07\nprompt: a\n", "1:6: the control character U+0007 is refused", id="bell"
        ),
        pytest.param(
            b"- a\nprompt: a\n", "1:1: the exercise expects a mapping, got a list", id="list"
        ),
        pytest.param(
            b"text\nprompt: a\n", "1:1: the exercise expects a mapping, got text `text`", id="text"
        ),
    ],
)
def test_no_exercise_at_all(course: Course, data: bytes, message: str) -> None:
    course.write(course.exercise, data)
    assert course.refused().splitlines()[0] == f"{course.exercise}:{message}"


def test_too_large(course: Course) -> None:
    course.write(course.exercise, b"# " + b"a" * (1 << 20))
    assert course.refused() == f"`{course.exercise}` is larger than 1 MiB"


def test_unreadable(course: Course) -> None:
    (course.root / course.exercise).unlink()
    (course.root / course.exercise).mkdir()
    with pytest.raises(ContentError, match=r"cannot read `.*`: is a directory"):
        course.content.exercise("scale-rows")


def test_byte_order_mark_and_windows_lines(course: Course) -> None:
    text = (course.root / course.exercise).read_text(encoding="utf-8")
    before = course.content.exercise("scale-rows")
    course.write(course.exercise, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    after = course.content.exercise("scale-rows")
    assert after.cases == before.cases
    assert after.stub == before.stub
    assert after.mark("checks") == before.mark("checks")
