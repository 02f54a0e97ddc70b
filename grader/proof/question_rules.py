"""What every question keeps as it is written: complete, its words known, its languages equal."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from grader.content.terms import NAME, Terms
from grader.messages import SOURCE, Message, Text
from grader.proof.numerals import unequal
from grader.questions import Question, texts
from grader.suggest import nearest, quoted

_SKIPPED = re.compile(r"\{\{.*?\}\}|`[^`]*`|\[[^\]]*\]", re.S)
"""Drawn values, code, whose names are its own, and how an answer is to be written: `[a, b]`."""

_SYMBOL = re.compile(
    r"(?<![A-Za-z.'’-])([A-Za-zΑ-Ωα-ω])(?:_\w+|[₀-₉ᵢⱼₖₙₘᵥₐₜₚ]+)?(?![A-Za-z0-9'’-])"
)
_NAME = re.compile(r"\b[A-Za-z]\b")
_ARTICLES = frozenset("aAI")

_SAYS = r"(?:_\w+|[₀-₉ᵢⱼₖₙₘᵥₐₜₚ]+)?(?:\s*(?:[=:∈(≠<>≤≥]|from\b)|\s+(?:is|are|has|have|holds?)\b)"
"""What follows a symbol that is defined or of which something is said."""

_NO_NOUNS = re.compile(
    "(?i:above|and|below|between|both|does|find|for|from|give|gives|how|into|is|large|let|of|over|"
    "than|that|the|then|to|under|until|when|where|which|whose|with|write)"
)
"""What stands before a symbol without introducing it, unlike `the threshold θ`."""


def rules(question: Question, track: str, terms: Terms | None) -> Iterator[Message]:
    """Yield what is wrong with a question as it is written; nothing is drawn."""
    if terms is not None:
        yield from _complete(question)
        yield from _concepts(question, terms.concepts)
        yield from _symbols(question, terms.known(track))
    yield from _languages(question)


def _complete(question: Question) -> Iterator[Message]:
    """Yield what reviews and statistics need and the question does not say."""
    said = {
        "difficulty": question.difficulty,
        "concepts": question.concepts,
        "source": question.source,
    }
    if missing := [name for name, value in said.items() if not value]:
        yield Message(
            "{names} missing: write how hard it is (`difficulty: 1` to `5`), what it is about "
            "(`concepts: [...]`) and where that is explained (`source: ...`)",
            names=quoted(missing),
        )


def _concepts(question: Question, known: Collection[str]) -> Iterator[Message]:
    for name in question.concepts:
        if name not in known:
            near = nearest(name, known, Message("or add it there"))
            yield Message(
                "`concepts` names `{name}`, which {file} does not list: {near}",
                name=name,
                file=NAME,
                near=near,
            )


def _symbols(question: Question, known: Collection[str]) -> Iterator[Message]:
    """Yield the symbols of a prompt that are neither listed nor introduced in it."""
    prompt = _SKIPPED.sub(" 0 ", question.prompt.get(SOURCE))
    written = {*question.params, *question.let, *_NAME.findall(question.code)}
    for name in ("symbols", "dims"):
        written |= set(question.options.get(name) or ())
    found = dict.fromkeys(match[1] for match in _SYMBOL.finditer(prompt))
    for symbol in found:
        if symbol not in {*_ARTICLES, *known, *written} and not _introduced(symbol, prompt):
            yield Message(
                "the prompt does not say what `{symbol}` is: define it there, or list it under "
                "`symbols` in {file}",
                symbol=symbol,
                file=NAME,
            )


def _introduced(symbol: str, prompt: str) -> bool:
    """Whether a noun stands before a symbol somewhere, or something is said of it."""
    letter = re.escape(symbol)
    before = re.findall(rf"([A-Za-z]{{2,}})\s+{letter}(?![A-Za-z])", prompt)
    return any(not _NO_NOUNS.fullmatch(word) for word in before) or (
        re.search(rf"(?<![A-Za-z]){letter}{_SAYS}", prompt) is not None
    )


def _languages(question: Question) -> Iterator[Message]:
    """Yield the texts whose languages name different numbers."""
    if question.unequal:
        return
    for path, text in texts(question):
        yield from unequal_numbers(".".join(map(str, path)), text)


def unequal_numbers(place: str, text: Text) -> Iterator[Message]:
    """Yield what numbers one language has in a text and another one lacks."""
    for lang, only, missing in unequal(text):
        yield Message(
            "`{place}` says {only} in English only and {missing} in `{lang}` only: write the same "
            "numbers in both",
            place=place,
            only=quoted(only) if only else Message("nothing"),
            missing=quoted(missing) if missing else Message("nothing"),
            lang=lang,
        )
