"""Read GIFT: one question after another, what is not understood listed with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.exchange._records import Choice, Found, Imported, LeftOut
from grader.messages import Message

_ESCAPE = re.compile(r"\\(.)", re.S)
_TITLE = re.compile(r"\s*::((?:\\.|[^\\])*?)::", re.S)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]\s*")
_PERCENT = re.compile(r"%(-?[0-9.]+)%")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z")
_TRUTH = {"t": True, "true": True, "f": False, "false": False}
_LONGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class _Answer:
    sign: str
    text: str
    share: float | None
    why: str


class _Refused(Exception):
    """A question that cannot be carried over."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def read(text: str) -> Imported:
    """Return the questions of a GIFT file.

    True or false becomes a choice, short answers become texts. Essays, descriptions and what
    cannot be read are listed.
    """
    questions: list[Found] = []
    left_out: list[LeftOut] = []
    for line, block in _blocks(text[:_LONGEST]):
        try:
            questions.append(_question(block, len(questions) + 1))
        except _Refused as refused:
            left_out.append(LeftOut(Message("line {line}", line=line), refused.reason))
    return Imported(tuple(questions), tuple(left_out))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number of the first line, text) of every question: blank lines part them."""
    first, rows = 0, list[str]()
    for number, row in enumerate([*text.replace("\r\n", "\n").split("\n"), ""], start=1):
        if row.lstrip().startswith(("//", "$CATEGORY")):
            continue
        if row.strip() or _open(rows):
            first = first or number
            rows.append(row)
        elif rows:
            yield first, "\n".join(rows)
            first, rows = 0, []
    if rows:
        yield first, "\n".join(rows)


def _open(rows: list[str]) -> bool:
    """Whether a brace is still open: a blank line inside of it ends nothing."""
    bare = _ESCAPE.sub("", "\n".join(rows))
    return bare.count("{") > bare.count("}")


def _plain(text: str) -> str:
    return (
        _ESCAPE.sub(lambda m: "\n" if m[1] == "n" else m[1], text).replace("-\u200b>", "->").strip()
    )


def _find(text: str, character: str, start: int = 0) -> int:
    """Return the place of an unescaped character, -1 if there is none."""
    place = start
    while place < len(text):
        if text[place] == "\\":
            place += 2
            continue
        if text[place] == character:
            return place
        place += 1
    return -1


def _question(block: str, number: int) -> Found:
    name = ""
    if title := _TITLE.match(block):
        name, block = _plain(title[1]), block[title.end() :]
    name = name or f"question {number}"
    form = ""
    if found := _FORMAT.match(block):
        form, block = found[1], block[found.end() :]
    start = _find(block, "{")
    if start < 0:
        raise _Refused(Message("{name}: a description asks nothing", name=name))
    end = _find(block, "}", start)
    if end < 0:
        raise _Refused(Message("{name}: `{brace}` is never closed", name=name, brace="{"))
    before, inner, after = block[:start], block[start + 1 : end], block[end + 1 :]
    prompt, code = _prompt(before, after, form)
    explain = ""
    if (cut := inner.find("####")) >= 0:
        inner, explain = inner[:cut], _plain(inner[cut + 4 :])
    return _typed(name, prompt, code, inner.strip(), explain)


def _prompt(before: str, after: str, form: str) -> tuple[str, str]:
    """Return prompt and code; a question in the middle of a sentence gets a blank there."""
    text = _ESCAPE.sub(lambda m: "\n" if m[1] == "n" else m[1], before).replace("-\u200b>", "->")
    if form == "markdown" and "\n\n    " in text:
        prompt, _, code = text.partition("\n\n    ")
        rows = [row[4:] if row.startswith("    ") else row for row in code.rstrip().split("\n")]
        return prompt.strip(), "\n".join(rows)
    text = text.strip()
    if after.strip():
        text = f"{text} ____ {_plain(after)}".strip()
    return text, ""


def _typed(name: str, prompt: str, code: str, inner: str, explain: str) -> Found:
    if not inner:
        raise _Refused(Message("{name}: an essay has no right answer", name=name))
    word = inner.partition("#")[0].strip().casefold()
    if word in _TRUTH:
        return _truth(name, prompt, code, inner, explain)
    if inner.startswith("#"):
        return _numeric(name, prompt, code, inner[1:], explain)
    answers = list(_answers(inner))
    if not answers:
        raise _Refused(Message("{name}: no answer begins with `=` or `~`", name=name))
    if all(a.sign == "=" and "->" in a.text for a in answers):
        return _match(name, prompt, code, answers, explain)
    if all(a.sign == "=" for a in answers):
        choices = [
            Choice(_plain(a.text), 1.0 if a.share is None else a.share, a.why) for a in answers
        ]
        return Found(name, "text", prompt, choices, explain, code)
    shares = [(1.0 if a.sign == "=" else 0.0) if a.share is None else a.share for a in answers]
    right = sum(share > 0 for share in shares)
    if not right:
        raise _Refused(Message("{name}: no choice is right", name=name))
    choices = [
        Choice(_plain(a.text), max(0.0, share), a.why)
        for a, share in zip(answers, shares, strict=True)
    ]
    return Found(name, "choice" if right == 1 else "multi", prompt, choices, explain, code)


def _answers(inner: str) -> Iterator[_Answer]:
    """Yield the answers, each from its unescaped `=` or `~` to the next."""
    places = [i for i in range(len(inner)) if inner[i] in "=~" and not _escaped(inner, i)]
    ends = [*places[1:], len(inner)] if places else []
    for place, end in zip(places, ends, strict=True):
        text = inner[place + 1 : end].strip()
        share = None
        if found := _PERCENT.match(text):
            share, text = float(found[1]) / 100, text[found.end() :]
        cut = _find(text, "#")
        why = "" if cut < 0 else _plain(text[cut + 1 :])
        yield _Answer(inner[place], text if cut < 0 else text[:cut], share, why)


def _escaped(text: str, place: int) -> bool:
    count = 0
    while place - count - 1 >= 0 and text[place - count - 1] == "\\":
        count += 1
    return count % 2 == 1


def _truth(name: str, prompt: str, code: str, inner: str, explain: str) -> Found:
    word, _, rest = inner.partition("#")
    right = _TRUTH[word.strip().casefold()]
    wrong_why, _, right_why = rest.partition("#")
    choices = [
        Choice(text, float(value is right), _plain(right_why if value is right else wrong_why))
        for text, value in (("true", True), ("false", False))
    ]
    return Found(name, "choice", prompt, choices, explain, code)


def _numeric(name: str, prompt: str, code: str, inner: str, explain: str) -> Found:
    inner = inner.strip()
    answers = list(_answers(inner if inner.startswith("=") else f"={inner}"))
    choices, near = [], []
    for answer in answers:
        value, distance = _interval(name, _plain(answer.text))
        share = 1.0 if answer.share is None else answer.share
        choices.append(Choice(repr(value), share, answer.why))
        near.append(distance)
    if not any(choice.share >= 1 for choice in choices):
        raise _Refused(Message("{name}: no number is right", name=name))
    return Found(name, "numeric", prompt, choices, explain, code, near)


def _interval(name: str, text: str) -> tuple[float, float]:
    """Return the middle and half the length of `1.5:0.1` or `1.4..1.6`."""
    for sign in ("..", ":"):
        if sign in text:
            one, _, two = (part.strip() for part in text.partition(sign))
            if not (_NUMBER.match(one) and _NUMBER.match(two)):
                break
            low, high = float(one), float(two)
            return (low, abs(high)) if sign == ":" else ((low + high) / 2, abs(high - low) / 2)
    if not _NUMBER.match(text):
        raise _Refused(Message("{name}: `{text}` is no number", name=name, text=text[:30]))
    return float(text), 0.0


def _match(name: str, prompt: str, code: str, answers: list[_Answer], explain: str) -> Found:
    pairs, extra = [], []
    for answer in answers:
        left, _, right = answer.text.partition("->")
        if left.strip():
            pairs.append(Choice(_plain(left), 1.0, _plain(right)))
        else:
            extra.append(_plain(right))
    return Found(name, "match", prompt, pairs, explain, code, extra=extra)
