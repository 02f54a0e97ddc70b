"""Feedback as Markdown: what a submission wrote shows as it is."""

from __future__ import annotations

from grader.messages import verbatim
from grader.model import Evidence, Status

KIND = "markdown"


def test_a_named_mistake(render, wrong):
    """Verdict, checks, mistake, the smallest failing case."""
    text = render(wrong)
    assert text.startswith("## Attention\n\n**NOT YET**: 1 of 3 points\n")
    assert "| ✗ | values | 1/2 | 1 of 2 cases fail; values differ |" in text
    assert "| – | gradient | 0/1 | not run: fix \\`values\\` first |" in text
    assert "### mistake: leaves out the causal mask\n" in text
    assert "```text\noutput[0, 6] is -1.006916, expected 1.249149\n" in text


def test_nothing_is_markup(render, report, outcome):
    """Links, images, tables, tags and fences of a submission are text."""
    evil = "<script>x</script> [a](b) | ![c](d) *e* `f`"
    bad = outcome(
        "values", "rect", Status.FAIL, message=evil, evidence=Evidence(("```", "````\nout", evil))
    )
    text = render(report(bad, printed="```\n# head\n"))
    outside = "".join(text.split("`````text")[::2])
    assert "\\<script\\>" in outside
    assert "\\[a\\](b)" in outside
    assert "\\|" in outside
    assert "`````text\n```\n````\nout\n" in text


def test_line_starts_do_not_begin_lists(render, report, outcome):
    """`1.` and `-` at the start of a note stay what they are."""
    text = render(report(outcome("values"), notes=(verbatim("1. first"), verbatim("- second"))))
    assert "- 1\\. first\n- \\- second\n" in text
