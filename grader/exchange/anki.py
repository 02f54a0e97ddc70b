"""Cards for Anki: a tab-separated file with headers, as its import reads it.

See https://docs.ankiweb.net/importing/text-files.html. Every type of question makes a card.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from grader.exchange._listing import explained, listing, remark_text
from grader.exchange._records import Exported, question_text
from grader.questions import Variant

KIND = "anki"
WRITES = True

_HEADER = ("#separator:tab", "#html:true", "#guid column:1", "#tags column:4")


def write(variants: Sequence[Variant], title: str, lang: str) -> Exported:
    """Return one card per question: the question in front, answer and reasons behind."""
    rows = [*_HEADER]
    for variant in variants:
        question = variant.question
        guid = question.id if not question.drawn else f"{question.id}-{variant.code}"
        tags = " ".join([question.quiz, *question.concepts]).strip()
        fields = [guid, _front(variant, lang), _back(variant, lang), tags]
        rows.append("\t".join(field.replace("\t", "    ") for field in fields))
    return Exported("\n".join(rows) + "\n")


def _html(text: str) -> str:
    return html.escape(text.strip(), quote=False).replace("\n", "<br>")


def _pre(text: str) -> str:
    return f"<pre>{html.escape(text.rstrip(), quote=False)}</pre>".replace("\n", "<br>")


def _front(variant: Variant, lang: str) -> str:
    parts = [_html(question_text(variant, lang))]
    if code := listing(variant):
        parts.append(_pre(code))
    if rows := variant.body.rows(lang):
        parts.append(_html("\n".join(row.strip() for row in rows)))
    return "<br>".join(parts)


def _back(variant: Variant, lang: str) -> str:
    key = variant.body.key(lang)
    parts = [_pre(key) if "\n" in key else f"<b>{_html(key)}</b>"]
    for remark in variant.body.reveal():
        if remark.label and (text := remark_text(remark, lang)):
            parts.append(_html(f"{remark.label}  {text}"))
    if explain := explained(variant, lang):
        parts.append(_html(explain))
    return "<br>".join(parts)
