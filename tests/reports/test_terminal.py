"""The student's screen, to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from grader.messages import verbatim
from grader.model import Diagnosis, Evidence, Frame, Status, Text
from grader.reports import Situation

KIND = "terminal"


def test_wrong(render, wrong):
    """The mistake comes before the failing case, the words of the map above it, help last."""
    situation = Situation(
        attempt=2, hints=3, purposes={"causal": "a causal mask"}, next_command="grader start heads"
    )
    assert (
        render(wrong, situation=situation)
        == """\
attention   Attention                                            seed 7 · 0.80 s
attention.py · numpy on cpu

  ✓ runs                                                                  0.01 s
  ✗ values    1 of 2 cases fail; values differ                       1/2  0.11 s
  – gradient  not run: fix `values` first                            0/1

  mask-missing   leaves out the causal mask
      Every position can see later ones.
      equal on 5 of 5 probes, largest difference 0

  Smallest failing case   values / causal   a causal mask
  output[0, 6] is -1.006916, expected 1.249149
  largest error 2.3, allowed 1e-14
  rows 0-1 differ, row 2 agrees

    · as allowed, then ░ ▒ █
    █ ▒
    █ ░
    · ·

NOT YET  1 of 3 points, attempt 2, no hints

  isolation: process (no network, 2 GB; not confined: files); timing: child CPU
             clock

  hint      grader hint attention   (1 of 3)
  explain   grader explain mask-missing
  try it    grader repro attention causal --seed 7 -o try.py
"""
    )


def test_passing(render, passing):
    """A pass opens the solution and says what comes next."""
    situation = Situation(attempt=3, hints_taken=2, hints=3, next_command="grader start heads")
    assert (
        render(passing, situation=situation)
        == """\
attention   Attention                                            seed 7 · 0.80 s
attention.py · numpy on cpu

  ✓ values       2 cases, error 2.2e-16, allowed 1.0e-14            3/3   0.03 s
  ✓ no-mutation  the inputs are as they were                        1/1  0.004 s

PASSED  4 of 4 points, attempt 3, 2 hints

  isolation: process (no network, 2 GB; not confined: files); timing: child CPU
             clock

  solution   grader solution attention --diff
  next       grader start heads
"""
    )


def test_raised(render, raised):
    """An exception shows the student's own line, and what the code printed, made harmless."""
    assert (
        render(raised, situation=Situation(commands=False))
        == """\
attention   Attention                                            seed 7 · 0.80 s
attention.py · numpy on cpu

  ✗ values  `ValueError` at line 14 of your file                     0/1  0.01 s

  Smallest failing case   values / rect
  ValueError: sizes 8 and 4 do not match

    attention.py:14  in weights
      scores = q @ k / np.sqrt(d)

  your code printed
    scores (8, 4)

NOT YET  0 of 1 points

  isolation: process (no network, 2 GB; not confined: files); timing: child CPU
             clock
"""
    )


def test_traceback_shows_every_frame(render, raised):
    """`--traceback` adds the frames above the last."""
    text = render(raised, traceback=True)
    assert "attention.py:20  in attention" in text
    assert "attention.py:14  in weights" in text


def test_syntax_error_has_no_function(render, report, outcome):
    """A frame outside any function does not say `in`."""
    evidence = Evidence(("SyntaxError: expected ':'",), "", (Frame(5, "", "def f()"),))
    text = render(report(outcome("runs", "", Status.ERROR, evidence=evidence)))
    assert "    attention.py:5\n      def f()\n" in text


def test_chinese(render, wrong):
    """The words are Chinese and columns still line up, for wide characters count twice."""
    lines = render(wrong, lang="zh").split("\n")
    assert lines[0].startswith("attention   注意力 ")
    assert {cell_len(line) for line in lines[:1] + lines[3:5]} == {80}
    assert lines[4].startswith("  ✗ values    2 个用例中有 1 个未通过；values differ")
    assert "尚未通过  1 / 3 分" in lines


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 50, 60, 80, 100])
def test_fits(render, wrong, width, lang):
    """No line of prose is wider than the terminal; commands are never broken."""
    situation = Situation(attempt=12, hints_taken=1, hints=2)
    text = render(wrong, lang=lang, width=width, situation=situation)
    for line in text.split("\n"):
        assert cell_len(line) <= width or "grader " in line


def test_narrow(render, report, outcome):
    """A sentence with no room beside its check stands below; no time is shown on so few columns."""
    message = "output is a list, expected an array of shape (3, 5)"
    found = report(
        outcome("single-logit", "rect", Status.FAIL, message=message),
        outcome("no-mutation", message="as before"),
    )
    assert (
        "\n"
        "  ✗ single-logit               0/1\n"
        "      output is a list, expected\n"
        "      an array of shape (3, 5)\n"
        "  ✓ no-mutation   as before    1/1\n"
    ) in render(found, width=34)


def test_place_alone(render, report, outcome):
    """A place in the file with no other evidence has one empty line before it."""
    evidence = Evidence(frames=(Frame(2, "", "import pandas"),))
    found = report(outcome("runs", "", Status.ERROR, message="no `pandas`", evidence=evidence))
    assert "  0.01 s\n\n    attention.py:2\n      import pandas\n" in render(found)


def test_color_only_on_request(render, wrong):
    """Without colour there is no escape character; with it, only the 16 colours."""
    assert "\x1b" not in render(wrong)
    assert "\x1b[1;33m✗\x1b[0m values" in render(wrong, color=True)


def test_hidden_case_shows_no_evidence(render, report, outcome):
    """Evidence of a hidden case is dropped here, whatever the caller did; no script of it."""
    evidence = Evidence(("output is 1, expected 2",), "█ █", (Frame(3, "f", "x"),))
    text = render(
        report(
            outcome(
                "values",
                "secret",
                Status.FAIL,
                message="values differ",
                hidden=True,
                evidence=evidence,
            )
        ),
        situation=Situation(purposes={"secret": "an edge"}),
    )
    assert "Smallest failing case   values / secret   (hidden)" in text
    for part in ("expected 2", "█", "attention.py:3", "an edge", "repro"):
        assert part not in text


def test_public_case_is_shown_before_a_hidden_one(render, report, outcome):
    """Where a public case fails too, that one is shown."""
    text = render(
        report(
            outcome("values", "secret", Status.FAIL, hidden=True),
            outcome("values", "open", Status.FAIL),
        )
    )
    assert "Smallest failing case   values / open" in text


def test_internal_is_not_the_students_fault(render, report, outcome):
    """A failure of ours is said to be ours, and is not called a fail."""
    text = render(
        report(
            outcome("values", "a", Status.FAIL),
            outcome("gradient", "a", Status.INTERNAL, message="worker did not start"),
        ),
        situation=Situation(hints=3),
    )
    assert "  ! gradient  the grader failed here, not your code: worker did not" in text
    assert "NOT GRADED  0 of 2 points" in text
    assert text.endswith("\n  doctor   grader doctor\n")


def test_many_blocked_checks_are_one_row(render, report, outcome):
    """Checks that all wait for one other are no news; three or fewer are still named."""
    blocked = [
        outcome(f"law-{n}", "", Status.BLOCKED, message="not run: fix `values` first")
        for n in range(4)
    ]
    text = render(report(outcome("values", "a", Status.FAIL), *blocked))
    assert "  – 4 checks  not run: fix `values` first" in text
    assert "law-0" not in text
    assert "law-2" in render(report(outcome("values", "a", Status.FAIL), *blocked[:3]))


def test_several_diagnoses(render, wrong):
    """Several names may be alternatives, or belong together, or stand for themselves."""
    two = (
        *wrong.diagnosis,
        Diagnosis("tril", Text("masks the wrong triangle"), Text(""), verbatim("")),
    )
    for relation, heading in (
        ("either", "  one of these:\n"),
        ("both", "  these together:\n"),
        ("", "\n"),
    ):
        both = tuple(replace(mistake, relation=relation) for mistake in two)
        text = render(replace(wrong, diagnosis=both))
        assert f"{heading}  mask-missing   leaves out the causal mask\n" in text
    assert "  tril   masks the wrong triangle\n" in text


def test_hostile_text_is_data(render, report, outcome):
    """Escapes, control characters and markup of a submission are neither run nor interpreted."""
    text = render(
        report(
            outcome(
                "values",
                "a",
                Status.ERROR,
                message="\x1b]0;title\x07[bold]boo[/bold]\x9b31m\x08\u202e",
                evidence=Evidence(("a\x1b[2Jb\rc\x00",), "", (Frame(1, "f\x1b[0m", "x\x07"),)),
            ),
            file="a\x1b[31m\n.py",
            printed="\x1b[H\x1b[2Jx\n",
        )
    )
    assert "[bold]boo[/bold]31m " in text
    assert "abc" in text
    assert not set(text) & {chr(n) for n in (*range(10), *range(11, 32), *range(127, 160))}
    assert "\u202e" not in text


def test_long_output_is_cut(render, raised):
    """What a submission printed takes at most eight lines."""
    text = render(replace(raised, printed="\n".join(f"line {n}" for n in range(50))))
    assert "    line 7\n    (42 more lines)\n" in text


def test_wide_map_is_left_out(render, wrong):
    """A map that does not fit leaves only the sentence above it."""
    outcomes = list(wrong.outcomes)
    outcomes[2] = outcomes[2].saying(evidence=Evidence((verbatim("rows 0-1 differ"),), "█" * 90))
    text = render(replace(wrong, outcomes=tuple(outcomes)))
    assert "█" not in text
    assert "rows 0-1 differ" in text


def test_actual_hides_what_was_expected(render, wrong):
    """`--failure-details actual` tells what the submission did, not what is right."""
    text = render(wrong, details="actual")
    assert "  output[0, 6] is -1.006916\n  rows 0-1 differ" in text
    for part in ("expected", "1.249149", "allowed", "█"):
        assert part not in text


def test_none_reveals_nothing(render, wrong):
    """`--failure-details none` tells which checks fail, and no more."""
    text = render(wrong, details="none")
    assert "  ✗ values    1 of 2 cases fail   " in text
    for part in ("differ", "mask-missing", "Smallest", "█"):
        assert part not in text


def test_quiet(render, wrong, passing):
    """`--quiet` is the verdict line alone."""
    assert render(wrong, quiet=True) == "NOT YET  1 of 3 points  attention\n"
    assert render(passing, quiet=True) == "PASSED  4 of 4 points  attention\n"


def test_no_outcome_is_no_pass(render, report):
    """A report without any outcome is not a verdict."""
    assert "NOT GRADED  0 of 0 points" in render(report())


def test_long_name(render, report, outcome):
    """A name wider than its column shares the line with a short text, not with a long one."""
    name = "masked-content-is-irrelevant"
    short = render(report(outcome("values"), outcome(name, error=0.0, allowed=1e-14)))
    assert f"  ✓ {name}  error 0, allowed 1.0e-14 " in short
    long = render(report(outcome("values"), outcome(name, message="word " * 12)))
    assert f"  ✓ {name}      " in long
    assert f"\n{' ' * 28}word word" in long
