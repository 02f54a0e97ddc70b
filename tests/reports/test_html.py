"""Feedback as HTML: one page, a strict policy, everything escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from grader.messages import verbatim
from grader.model import Evidence, Status
from grader.reports import Situation

KIND = "html"


def parsed(text):
    tags, inside = [], HTMLParser()
    inside.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
    inside.feed(text)
    return tags


def test_the_policy_allows_our_style_and_nothing_else(render, wrong):
    """The hash is the style's; there is no script, no address, no style attribute."""
    text = render(wrong)
    style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    tags = parsed(text)
    (policy,) = [a["content"] for t, a in tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert not [t for t, _ in tags if t in ("script", "link", "img", "iframe")]
    assert not [a for _, a in tags if {"src", "href", "style", "onload"} & set(a)]


def test_everything_is_escaped(render, report, outcome):
    """What a submission wrote opens no tag."""
    evil = "</pre><script>alert(1)</script>"
    bad = outcome("values", "rect", Status.FAIL, message=evil, evidence=Evidence((evil,)))
    text = render(report(bad, printed=evil, notes=(verbatim(evil),), file=evil))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_chinese_pages_say_so(render, wrong):
    """The language is in the page for screen readers and hyphenation."""
    assert '<html lang="zh-Hans">' in render(wrong, lang="zh")


def test_seed_and_commands_stand_below_the_verdict(render, wrong):
    """What draws the same inputs again, and what to type next; nothing where nobody types."""
    text = render(wrong, situation=Situation(hints=3))
    verdict = text[text.index('<div class="verdict') : text.index("</div>")]
    assert "seed 7" in verdict
    assert "<li>hint <code>grader hint attention</code></li>" in verdict
    assert "<code>grader explain mask-missing</code>" in verdict
    assert "grader hint" not in render(wrong, situation=Situation(commands=False))
