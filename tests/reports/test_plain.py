"""The report without glyphs, maps and wrapping."""

from __future__ import annotations

from grader.model import Status
from grader.reports import Situation

KIND = "plain"


def test_wrong(render, wrong):
    """One fact per line; the map is left out, its sentence stays."""
    situation = Situation(attempt=2, hints=3, purposes={"causal": "a causal mask"})
    assert (
        render(wrong, situation=situation)
        == """\
exercise: attention, Attention
file: attention.py
backend: numpy on cpu
seed: 7
time: 0.80 s
PASS runs: 0.01 s
FAIL values: 1 of 2 cases fail; values differ, 1 of 2 points, 0.11 s
SKIP gradient: not run: fix `values` first, 0 of 1 points
mistake mask-missing: leaves out the causal mask
Every position can see later ones.
equal on 5 of 5 probes, largest difference 0
Smallest failing case: values / causal (a causal mask)
output[0, 6] is -1.006916, expected 1.249149
largest error 2.3, allowed 1e-14
rows 0-1 differ, row 2 agrees
NOT YET: attention, 1 of 3 points, attempt 2, no hints
isolation: process (no network, 2 GB; not confined: files); timing: child CPU clock
hint: grader hint attention (1 of 3)
explain: grader explain mask-missing
try it: grader repro attention causal --seed 7 -o try.py
"""
    )


def test_ascii_only(render, wrong, raised):
    """What is ours in it can be printed anywhere."""
    assert (render(wrong) + render(raised)).isascii()


def test_raised(render, raised):
    """The student's line stands behind its place."""
    text = render(raised)
    assert "attention.py:14 in weights: scores = q @ k / np.sqrt(d)\n" in text
    assert "your code printed:\nscores (8, 4)\n" in text


def test_internal(render, report, outcome):
    """A failure of ours has a word of its own."""
    text = render(report(outcome("values", "a", Status.INTERNAL, message="no worker")))
    assert "INTERNAL values: the grader failed here, not your code: no worker, 0 of 1" in text
    assert "NOT GRADED: attention, 0 of 1 points\n" in text


def test_quiet(render, passing):
    """`--quiet` is the verdict line alone."""
    assert render(passing, quiet=True) == "PASSED: attention, 4 of 4 points\n"


def test_chinese(render, passing):
    """The labels are Chinese."""
    assert render(passing, lang="zh").startswith("练习：attention，注意力\n文件：attention.py\n")
