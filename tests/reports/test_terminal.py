"""The student's screen, to the letter."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from grader.messages import verbatim
from grader.model import Diagnosis, Evidence, Frame, Isolation, Status, Text
from grader.reports import Situation

KIND = "terminal"
STRICT = Isolation("strict", ("all",))


def test_wrong(render, wrong):
    """Verdict, name with its sentence, one case with yours beside expected, what fails, help."""
    situation = Situation(
        attempt=2, hints=3, purposes={"causal": "a causal mask"}, next_command="grader start heads"
    )
    assert (
        render(wrong, situation=situation)
        == """\
✗ NOT YET  1 of 3 points, attempt 2, no hints                          attention
  attention.py · numpy · seed 7 · 0.80 s

▸ mask-missing   leaves out the causal mask
    Every position can see later ones.

  values / causal   a causal mask
    attention(q, causal=True)   q (3, 2)
    yours           expected
      -1.01* 0.5*     1.25 0.3
       0.25* 0.5*     0.75 0.7
       0.75  1        0.75   1

  ✗ values  1 of 2 cases fail; values differ                                 1/2
  ✓ 1 check  – 1 check not run: fix `values` first

  isolation: process (no network, 2 GB; not confined: files); timing: child CPU
             clock

  hint      grader hint attention   (1 of 3)
  explain   grader explain mask-missing
  try it    grader repro attention causal --seed 7 -o try.py
"""
    )


def test_verbose(render, wrong):
    """`-v` tells every check with its time, all evidence and the map, its words above it."""
    assert (
        render(wrong, situation=Situation(commands=False), verbose=True)
        == """\
✗ NOT YET  1 of 3 points                                   attention   Attention
  attention.py · numpy · seed 7 · 0.80 s

▸ mask-missing   leaves out the causal mask
    Every position can see later ones.
    equal on 5 of 5 probes, largest difference 0

  values / causal
    output[0, 6] is -1.006916, expected 1.249149
    largest error 2.3, allowed 1e-14
    rows 0-1 differ, row 2 agrees
    attention(q, causal=True)   q (3, 2)
      1 2
      3 4
      5 6
    yours           expected
      -1.01* 0.5*     1.25 0.3
       0.25* 0.5*     0.75 0.7
       0.75  1        0.75   1

    · as allowed, then ░ ▒ █
    █ ▒
    █ ░
    · ·

  ✓ runs                                                                  0.01 s
  ✗ values    1 of 2 cases fail; values differ                       1/2  0.11 s
  – gradient  not run: fix `values` first                            0/1

  isolation: process (no network, 2 GB; not confined: files); timing: child CPU
             clock
"""
    )


def test_passing(render, passing):
    """A pass is folded, opens the solution and says what comes next."""
    strict = replace(passing, isolation=Isolation("strict", ("all",)))
    situation = Situation(attempt=3, hints_taken=2, hints=3, next_command="grader start heads")
    assert (
        render(strict, situation=situation)
        == """\
✓ PASSED  4 of 4 points, attempt 3, 2 hints                            attention
  attention.py · numpy · seed 7 · 0.80 s · strict

  ✓ 2 checks

  solution   grader solution attention --diff
  next       grader start heads
"""
    )


def test_less_than_all_points(render, report, outcome):
    """A check that passes with fewer points than it has is no news to be folded away."""
    slow = outcome("speed", message="9 times as long", max_points=2)
    text = render(report(outcome("values"), slow))
    assert "  ~ speed  9 times as long " in text
    assert "  ✓ 1 check\n" in text


def test_raised(render, raised):
    """An exception shows the student's own line, and what the code printed, made harmless."""
    assert (
        render(raised, situation=Situation(commands=False))
        == """\
✗ NOT YET  0 of 1 points                                               attention
  attention.py · numpy · seed 7 · 0.80 s

  values / rect
    ValueError: sizes 8 and 4 do not match
    attention.py:14  in weights
      scores = q @ k / np.sqrt(d)

  your code printed
    scores (8, 4)

  ✗ values  `ValueError` at line 14 of your file                             0/1

  isolation: process (no network, 2 GB; not confined: files); timing: child CPU
             clock
"""
    )


def test_untouched(render, report, outcome):
    """A starter in which nothing is written yet is one line that says where to begin."""
    frames = Evidence(frames=(Frame(15, "softmax", "raise NotImplementedError"),))
    said = {"message": "not written", "evidence": frames, "finding": "not-written"}
    found = report(
        outcome("values", "rect", Status.ERROR, **said),
        outcome("gradient", "rect", Status.BLOCKED),
    )
    assert "\n  edit it, then: grader check attention\n" in render(found, width=60)
    assert render(found, width=100) == (
        "attention.py:15  softmax is not written yet; edit it, then: grader check attention\n"
    )
    within = render(found, width=100, situation=Situation(magics=True))
    assert within.endswith("edit it, then: %check attention\n")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_screen(render, wrong, lang):
    """Whatever there is to say, at 80 columns it fits 24 lines with the prompt."""
    sentence = Text("word " * 60)
    mistakes = tuple(
        replace(wrong.diagnosis[0], id=f"m{n}", says=sentence, relation="both") for n in range(4)
    )
    outcomes = [*wrong.outcomes[:3], *(wrong.outcomes[2],) * 3]
    outcomes += [replace(wrong.outcomes[2], check=f"check-{n}") for n in range(9)]
    many = replace(
        wrong,
        outcomes=tuple(outcomes),
        diagnosis=mistakes,
        printed="x\n" * 50,
        isolation=Isolation("strict", ("all",)),
    )
    text = render(many, lang=lang, situation=Situation(attempt=1, hints=3))
    assert text.count("\n") < 24
    for part in ("▸ m0", "attention(q, causal=True)", "-1.01*", "✗ values", "grader hint"):
        assert part in text


def test_one_screen_with_long_results_and_commands(render, wrong):
    """Rows count, not lines: a command that wraps takes two. What was left out is counted."""
    row = "  ".join(["-0.0728*"] * 7)
    worst = wrong.outcomes[2]
    sample = replace(worst.evidence.sample, got="\n".join([row] * 5), want="\n".join([row] * 5))
    worst = worst.saying(evidence=replace(worst.evidence, sample=sample))
    others = [replace(wrong.outcomes[2], check=f"check-{n}") for n in range(9)]
    named = replace(wrong.diagnosis[0], says=Text("word " * 60), relation="both")
    many = replace(
        wrong,
        exercise="scaled-dot-product-attention-of-many-heads-with-a-mask",
        outcomes=(worst, *others),
        isolation=Isolation("strict", ("all",)),
        diagnosis=(named, replace(named, id="second"), replace(named, id="third")),
        notes=tuple(verbatim(f"note {n}") for n in range(3)),
    )
    text = render(many, situation=Situation(attempt=1, hints=3))
    assert sum(-(-max(cell_len(line), 1) // 80) for line in text.rstrip("\n").split("\n")) < 24
    for part in ("▸ 2 more mistakes", "✗ 9 more checks", "-0.0728* …", "grader hint"):
        assert part in text
    everything = render(many, verbose=True)
    assert "▸ third" in everything and "note 2" in everything


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_narrow_screen(render, wrong, lang):
    """At 40 columns, too: name, case, both results and a command are there in 24 lines."""
    worst = wrong.outcomes[2]
    row = "  ".join(["-0.0728*"] * 7)
    sample = replace(worst.evidence.sample, got="\n".join([row] * 5), want="\n".join([row] * 5))
    worst = worst.saying(evidence=replace(worst.evidence, sample=sample))
    others = [replace(wrong.outcomes[2], check=f"check-{n}") for n in range(9)]
    named = replace(wrong.diagnosis[0], says=Text("word " * 60))
    many = replace(wrong, outcomes=(worst, *others), diagnosis=(named,), isolation=STRICT)
    situation = Situation(attempt=12, hints_taken=1, hints=3, purposes={"causal": "word " * 20})
    text = render(many, lang=lang, width=40, situation=situation)
    rows = (-(-max(cell_len(line), 1) // 40) for line in text.rstrip("\n").split("\n"))
    assert sum(rows) < 24
    for part in ("▸ mask-missing", "values / causal", "attention(q", "-0.0728*", "grader hint"):
        assert part in text


def test_brief(render, wrong, passing):
    """One of several: the verdict, what is wrong by name, and the command that tells all."""
    assert render(passing, brief=True).count("\n") == 1
    assert render(passing, brief=True).startswith("✓ PASSED  4 of 4 points ")
    first, *rest = render(wrong, brief=True).split("\n")
    assert first.startswith("✗ NOT YET  1 of 3 points ") and first.endswith(" attention")
    assert rest == ["  ▸ mask-missing   leaves out the causal mask", "  grader check attention", ""]
    unnamed = render(replace(wrong, diagnosis=()), brief=True)
    assert "\n  ✗ values   1 of 2 cases fail; values differ\n" in unnamed


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
    assert lines[0].startswith("✗ 尚未通过  1 / 3 分 ")
    row = next(line for line in lines if line.startswith("  ✗ values"))
    assert row.startswith("  ✗ values  2 个用例中有 1 个未通过；values differ")
    assert {cell_len(line) for line in (lines[0], row)} == {80}


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
    ) in render(found, width=34, verbose=True)


def test_place_alone(render, report, outcome):
    """A place in the file with no other evidence stands by itself."""
    evidence = Evidence(frames=(Frame(2, "", "import pandas"),))
    found = report(outcome("runs", "", Status.ERROR, message="no `pandas`", evidence=evidence))
    assert "0.80 s\n\n    attention.py:2\n      import pandas\n" in render(found)


def test_color_only_on_request(render, wrong):
    """Without colour there is no escape character; with it, only the 16 colours."""
    assert "\x1b" not in render(wrong)
    text = render(wrong, color=True)
    assert "\x1b[31m✗\x1b[0m values" in text
    assert set(re.findall(r"\x1b\[([^m]*)m", text)) <= {"0", "1", "2", "31", "32", "1;35"}


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
    assert "\n  values / secret   (hidden)\n" in text
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
    assert "\n  values / open\n" in text


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


def test_failing_checks_are_capped(render, report, outcome):
    """Three failing checks are told, the others counted; `-v` tells all."""
    found = report(*(outcome(f"law-{n}", "a", Status.FAIL) for n in range(6)))
    assert "  ✗ law-2  fails" in render(found)
    assert "  ✗ 3 more checks\n" in render(found)
    assert "  ✗ law-5  fails" in render(found, verbose=True)


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
        text = render(replace(wrong, diagnosis=both), verbose=True)
        assert f"{heading}▸ mask-missing   leaves out the causal mask\n" in text
    assert "▸ tril   masks the wrong triangle\n" in text


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
    """What a submission printed takes at most three lines, with `-v` eight."""
    found = replace(raised, printed="\n".join(f"line {n}" for n in range(50)))
    assert "    line 2\n    (47 more lines)\n" in render(found)
    assert "    line 7\n    (42 more lines)\n" in render(found, verbose=True)


def test_wide_map_is_left_out(render, wrong):
    """A map that does not fit leaves only the sentence above it."""
    outcomes = list(wrong.outcomes)
    outcomes[2] = outcomes[2].saying(evidence=Evidence((verbatim("rows 0-1 differ"),), "█" * 90))
    text = render(replace(wrong, outcomes=tuple(outcomes)), verbose=True)
    assert "█" not in text
    assert "rows 0-1 differ" in text


def test_actual_hides_what_was_expected(render, wrong):
    """`--failure-details actual` tells what the submission did, not what is right."""
    text = render(wrong, details="actual", verbose=True)
    assert "    output[0, 6] is -1.006916\n    rows 0-1 differ" in text
    assert "    yours\n      -1.01  0.5 \n" in text.replace("  0.5\n", "  0.5 \n")
    for part in ("expected", "1.249149", "1.25", "allowed", "*", "█"):
        assert part not in text


def test_none_reveals_nothing(render, wrong):
    """`--failure-details none` tells which checks fail, and no more."""
    text = render(wrong, details="none")
    assert "  ✗ values  1 of 2 cases fail   " in text
    for part in ("differ", "mask-missing", "/ causal", "yours", "█"):
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
    fine = outcome(name, error=0.0, allowed=1e-14)
    short = render(report(outcome("values"), fine), verbose=True)
    assert f"  ✓ {name}  error 0, allowed 1.0e-14 " in short
    long = render(report(outcome("values"), outcome(name, message="word " * 12)), verbose=True)
    assert f"  ✓ {name}      " in long
    assert f"\n{' ' * 28}word word" in long
