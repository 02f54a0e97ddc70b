"""What an exercise need not say: the reader fills it in from what the file says elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grader.content.statement import read_statement
from grader.model import CheckSpec, Slip

if TYPE_CHECKING:
    from .conftest import Course

VALUES = "  - {kind: values, cases: [rect, given], points: 6}\n"
UNMODIFIED = "{kind: unmodified, id: no-mutation, case: rect, points: 1}"
SUM = "  sum: {purpose: another entry, call: total, x: [[1, 2], [3, 4.5]]}\n"


def checks(course: Course) -> dict[str, CheckSpec]:
    return {check.id: check for check in course.content.exercise("scale-rows").checks}


def more(course: Course, *lines: str) -> dict[str, CheckSpec]:
    """Add checks below the others and return all by id."""
    source = "  - {kind: source, forbid: [numpy.multiply]}\n"
    course.edit(source, source + "".join(f"  - {line}\n" for line in lines))
    return checks(course)


def test_the_id_is_the_file_name(course: Course) -> None:
    course.edit("id: scale-rows\n", "")
    assert course.content.exercise("scale-rows").id == "scale-rows"


def test_numpy_is_the_backend(course: Course) -> None:
    course.edit("backends: [numpy]\n", "", course.first)
    assert course.content.exercise("first-steps").head.backends == ("numpy",)


def test_classes_that_are_no_mistakes_are_correct(course: Course) -> None:
    course.edit("correct: [by_loops]\n", "")
    course.edit("class in_place:", "class _base:\n    pass\n\n\nclass in_place:", course.solution)
    assert course.content.exercise("scale-rows").correct == ("by_loops",)


def test_a_solution_may_have_no_variants(course: Course) -> None:
    """An exercise begins with its model answer alone."""
    course.edit("correct: [another]\n", "", course.first)
    course.edit("class another:\n    pass\n", "", "solutions/01-scaling/first_steps.py")
    assert course.content.exercise("first-steps").correct == ()


# ------------------------------------------------------------------ cases of a check


def test_values_are_for_all_cases_that_nothing_else_claims(course: Course) -> None:
    course.edit(", cases: [rect, given], points: 6", "")
    assert checks(course)["values"].cases == ("rect", "given", "sum")
    assert more(course, "{kind: raises, case: given}")["values"].cases == ("rect", "sum")


@pytest.mark.parametrize(
    ("function", "cases"), [("scale_rows", ("rect", "given")), ("total", ("sum",))]
)
def test_values_of_one_function(course: Course, function: str, cases: tuple[str, ...]) -> None:
    course.edit("cases: [rect, given], points: 6", f"function: {function}")
    assert checks(course)["values"].cases == cases


def test_patterns_stand_for_cases(course: Course) -> None:
    course.edit("cases: [rect, given]", "cases: [g*, r*]")
    assert checks(course)["values"].cases == ("given", "rect")


@pytest.mark.parametrize("kind", ["unmodified", "deterministic", "dtype", "gradient", "device"])
def test_a_convention_is_for_the_first_visible_case_of_every_function(
    course: Course, kind: str
) -> None:
    course.edit(UNMODIFIED, f"{{kind: {kind}, id: no-mutation}}")
    course.edit("finding: modified, ", "")
    course.edit("  rect: {", "  rect: {hidden: true, ")
    course.edit(SUM, SUM.replace("sum", "bad") + SUM + SUM.replace("sum", "more"))
    found = more(course, "{kind: raises, case: bad}")["no-mutation"]
    assert found.cases == ("sum",)
    assert found.backends == (("torch",) if kind in ("gradient", "device") else ())


def test_half_precision_is_for_torch(course: Course) -> None:
    found = more(course, "{kind: dtype, id: half, dtypes: [float16]}", "{kind: dtype}")
    assert (found["half"].backends, found["dtype"].backends) == (("torch",), ())


# ------------------------------------------------------------------ other fields of a check


def test_ids_and_points(course: Course) -> None:
    course.edit(UNMODIFIED, "{kind: unmodified}")
    found = {name: check.points for name, check in checks(course).items()}
    assert found == {"values": 6, "doubling": 1, "no-mutation": 1, "source": 0}
    rewards = read_statement(course.content, "scale-rows").rewards
    assert sorted(points for _, points in rewards) == sorted(found.values())


def test_bad_input_is_a_value_error(course: Course) -> None:
    found = more(course, "{kind: raises, case: sum}")["raises"]
    assert found.options["exception"] == "ValueError"


def needs(course: Course, *lines: str) -> list[tuple[str, ...]]:
    course.edit(VALUES, VALUES + "  - {kind: values, id: sums, case: sum}\n")
    return [check.needs for check in more(course, *lines).values()][-len(lines) :]


def test_a_check_needs_the_values_at_its_cases(course: Course) -> None:
    assert needs(course, "{kind: dtype, cases: [given]}", "{kind: device, case: sum}") == [
        ("source", "values"),
        ("source", "sums"),
    ]


def test_a_check_needs_the_values_of_the_functions_it_calls(course: Course) -> None:
    course.edit(SUM, SUM + SUM.replace("sum", "other"))
    assert needs(
        course,
        "{kind: certificate, case: other, measures: {gap: the gap is closed}}",
        "{kind: property, id: both, case: rect, call: total, holds: out > 0}",
    ) == [("source", "sums"), ("source", "values", "sums")]


def test_every_check_needs_the_source(course: Course) -> None:
    """Who calls the library earns nothing, not even by a check that says it needs nothing."""
    found = more(course, "{kind: property, id: bare, case: sum, needs: [], holds: out > 0}")
    assert next(iter(found)) == "source"
    assert [check.id for check in found.values() if "source" not in check.needs] == ["source"]


def test_whether_rounding_counts_is_said_once(course: Course) -> None:
    course.edit("given], points: 6", "given], perturb: false, because: it jumps")
    doubling = checks(course)["doubling"].options
    assert (doubling["perturb"], doubling["because"]) == (False, "it jumps")


# ------------------------------------------------------------------ measures


def test_a_measure_is_its_reason(course: Course) -> None:
    line = "{kind: certificate, case: sum, measures: {gap: the gap is closed}}"
    assert more(course, line)["certificate"].options["measures"] == {
        "gap": {"limit": 0, "because": "the gap is closed"}
    }


def test_measures_are_shared(course: Course) -> None:
    course.edit("checks:\n", "measures:\n  gap: {limit: 2, because: it is}\n  form: ok\nchecks:\n")
    line = "{kind: certificate, case: sum, measures: [gap]}"
    assert more(course, line)["certificate"].options["measures"] == {
        "gap": {"limit": 2, "because": "it is"}
    }


def slips(course: Course) -> dict[str, Slip]:
    return dict(course.content.exercise("scale-rows").slips)


def test_a_finding_comes_from_the_list(course: Course) -> None:
    course.edit("in-place:\n", "in-place:\n  finding: modified\n", course.list)
    course.edit("{caught_by: [no-mutation], finding: modified, says: {en: it is changed}}", "{}")
    assert slips(course)["in-place"] == Slip(
        "in-place", ("no-mutation",), variant="in_place", finding="modified"
    )


@pytest.mark.parametrize("written", ["wrong-axis:", "wrong-axis: {}"])
def test_an_id_alone_may_be_caught_by_anything(course: Course, written: str) -> None:
    course.edit("wrong-axis: {caught_by: [rect]}", written)
    assert slips(course)["wrong-axis"] == Slip("wrong-axis", (), variant="wrong_axis")


def test_a_finding_that_is_no_mistake_by_itself_needs_its_check(course: Course) -> None:
    course.edit("wrong-axis: {caught_by: [rect]}", "wrong-axis: {finding: raised}")
    assert "missing key `caught_by` in misconception `wrong-axis`" in course.refused()


def test_a_measure_of_its_name_is_the_finding(course: Course) -> None:
    course.edit("wrong-axis: {caught_by: [rect]}", "wrong-axis: {}")
    more(course, "{kind: certificate, case: sum, measures: {wrong-axis: rows}}")
    assert slips(course)["wrong-axis"] == Slip(
        "wrong-axis", ("certificate",), variant="wrong_axis", finding="wrong-axis"
    )


def test_torch_mistakes_are_torch_mistakes(course: Course) -> None:
    course.edit("wrong-axis:", "torch-axis:", course.track_list)
    course.edit("wrong-axis:", "torch-axis:")
    course.edit("class wrong_axis", "class torch_axis", course.solution)
    assert slips(course)["torch-axis"].backends == ("torch",)


# ------------------------------------------------------------------ cases


def case(course: Course, line: str) -> Any:
    course.edit(SUM, f"{SUM}  new: {line}\n")
    return course.content.exercise("scale-rows").cases["new"]


def test_a_case_like_another(course: Course) -> None:
    found = case(course, "{like: given, purpose: fewer, let: {m: 2}, factors: 'ones(n)'}")
    assert (found.call, found.hidden, found.repeat) == ("scale_rows", True, 1)
    assert found.let == {"n": "integers(2, 5)", "m": 2}
    assert found.inputs == {"x": "normal(n, m)", "factors": "ones(n)"}


def test_a_case_like_another_says_what_differs(course: Course) -> None:
    found = case(course, "{like: given, purpose: seen, hidden: false, repeat: 3, axis: 1}")
    assert (found.hidden, found.repeat) == (False, 3)
    assert list(found.inputs) == ["x", "factors", "axis"]


def test_a_case_like_another_is_there_for_the_same_reason(course: Course) -> None:
    """What is said of both need not be said twice."""
    assert case(course, "{like: given, axis: 1}").purpose.get("en") == "factors are given"


def test_another_function_takes_what_it_knows(course: Course) -> None:
    assert case(course, "{like: given, purpose: summed, call: total}").inputs == {
        "x": "normal(n, m)"
    }


def test_named_data(course: Course) -> None:
    """Fields of the data are the inputs of these names; the rest of the case may name them, too."""
    course.edit("def total(x):", "def total(X, y=1):")
    line = "  new: {purpose: clouds, call: total, from: 'blobs(9, 2)', y: -data.y}\n"
    course.edit(SUM, SUM.replace("x:", "X:") + line)
    found = course.content.exercise("scale-rows").cases["new"]
    assert found.let == {"data": "blobs(9, 2)"}
    assert found.inputs == {"X": "data.X", "y": "-data.y"}


def test_inputs_tell_the_function(course: Course) -> None:
    """The first function of the stub that takes all inputs and needs no others is called."""
    course.edit("def total(x):", "def total(x, scale=1, *, shift=0):")
    assert case(course, "{purpose: shifted, x: 1, shift: 2}").call == "total"
    assert course.content.exercise("scale-rows").cases["rect"].call == "scale_rows"


def test_data_tell_the_function(course: Course) -> None:
    course.edit("def total(x):", "def total(X, y):")
    line = "  new: {purpose: clouds, from: 'eighths(blobs(9, 2))', let: {k: 'data.y[0]'}, y: k}\n"
    course.edit(SUM, SUM.replace("x:", "y: 2, X:") + line)
    found = course.content.exercise("scale-rows").cases["new"]
    assert (found.call, list(found.let)) == ("total", ["data", "k"])
    assert found.inputs == {"X": "data.X", "y": "k"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("like: zzz, x: 1", "case `new` is like `zzz`, which is no case above"),
        ("like: new, x: 1", "case `new` is like `new`, which is no case above"),
        ("from: normal(3), x: 1", "`from` of case `new` expects named data, got `normal(3)`"),
        ("from: nrmal(3), x: 1", "`from` of case `new`: unknown function `nrmal`"),
        ("from: rings(9), factors: 1", "case `new` lacks `x`, which `scale_rows` needs"),
        (
            "from: rings(9), x: 1, let: {data: 2}",
            "`data` has another meaning in case `new`",
        ),
    ],
)
def test_refused_cases(course: Course, line: str, message: str) -> None:
    course.edit(SUM, f"{SUM}  new: {{purpose: wrong, {line}}}\n")
    assert course.refused().splitlines()[0].endswith(f": {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{kind: values, id: v, cases: [z*]}", "check `v` names `z*`, which is no case"),
        ("{kind: values, id: v, function: totl}", "the stub has no `totl`"),
        ("{kind: values, id: v, function: total}", "no case is left for check `v`"),
        ("{kind: gradient, backends: [numpy]}", ""),
        (
            "{kind: property, id: p, case: rect, holds: out, want: 1}",
            "check `p` has both `holds` and `want`",
        ),
        ("{kind: property, id: p}", "missing key `cases` in check `p`"),
        (
            "{kind: certificate, case: rect, measures: [gap]}",
            "`measures` of check `certificate` names `gap`, "
            "which is not among the `measures` of the exercise",
        ),
        (
            "{kind: certificate, case: rect, measures: gap}",
            "`measures` of check `certificate` expects a mapping or a list of names, "
            "got text `gap`",
        ),
    ],
)
def test_refused_checks(course: Course, line: str, message: str) -> None:
    course.edit("cases: [rect, given], points: 6", "cases: [rect, given, sum]")
    if message:
        more_lines = "  - {kind: source, forbid: [numpy.multiply]}\n"
        course.edit(more_lines, f"{more_lines}  - {line}\n")
        assert course.refused().splitlines()[0].endswith(f": {message}")
    else:
        assert more(course, line)["gradient"].backends == ("numpy",)


def test_a_kind_for_torch_in_an_exercise_for_numpy(course: Course) -> None:
    course.edit(
        "  - {kind: values, cases: [one], points: 1}\n",
        "  - {kind: values}\n  - {kind: device}\n",
        course.first,
    )
    assert course.refused("first-steps").splitlines()[0] == (
        f"{course.first}:16:5: check `device` is for `torch`, which the exercise does not accept"
    )


def test_a_finding_that_no_check_reports(course: Course) -> None:
    course.edit("in-place:\n", "in-place:\n  finding: wider\n", course.list)
    course.edit("{caught_by: [no-mutation], finding: modified, says: {en: it is changed}}", "{}")
    assert (
        course.refused()
        .splitlines()[0]
        .endswith("no check of this exercise can report `wider` of misconception `in-place`")
    )
