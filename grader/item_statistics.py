"""Statistics of questions over many learners: difficulty, discrimination, distractors.

Difficulty is the mean share of the points of the first answer (1 is easy). Discrimination is the
correlation of a question's share with the mean share of the learner's other questions, the
corrected item-total correlation (Crocker and Algina 1986, section 14.3).
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Records:
    """First answers by learner and question; `damaged` counts lines that could not be read.

    A learner who answered a question several times counts with the first time.
    """

    shares: Mapping[str, Mapping[str, float]]
    slips: Mapping[str, Mapping[str, str]]
    seconds: Mapping[str, Sequence[float]]
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One question over all learners.

    `discrimination` is nan where it cannot be computed: fewer than three learners, or no spread.
    `slip` is the most chosen wrong answer.
    """

    question: str
    count: int
    difficulty: float
    discrimination: float
    slip: str
    slip_count: int
    seconds: float


def read_records(files: Iterable[tuple[str, str]]) -> Records:
    """Read files of `grader quiz --record`, each given as (name, text).

    A line that names no learner belongs to a learner with the name of its file.
    """
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    slips: dict[str, dict[str, str]] = defaultdict(dict)
    seconds: dict[str, list[float]] = defaultdict(list)
    damaged = 0
    for name, text in files:
        for line in text.split("\n"):
            if not line.strip():
                continue
            record = _record(line)
            if record is None:
                damaged += 1
                continue
            if record.get("event") != "answered" or record.get("attempt") != 1:
                continue
            who = record["learner"] if isinstance(record.get("learner"), str) else name
            question = record["question"]
            if question in shares[who]:
                continue
            shares[who][question] = record["share"]
            slips[who][question] = _slip(record)
            spent = record.get("seconds")
            if isinstance(spent, int | float) and 0 <= spent < 86_400:
                seconds[question].append(float(spent))
    return Records(shares, slips, seconds, damaged)


def read_flags(files: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the notes of learners who flagged a question, by question; a note may be empty."""
    notes: dict[str, tuple[str, ...]] = {}
    for _, text in files:
        for line in text.split("\n"):
            record = _record(line) or {}
            question, note = record.get("question"), record.get("note")
            if record.get("event") == "flagged" and isinstance(question, str):
                said = note if isinstance(note, str) else ""
                notes[question] = (*notes.get(question, ()), said)
    return notes


def _record(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    if record.get("event") != "answered":
        return record
    share = record.get("share")
    if isinstance(share, bool) or not isinstance(share, int | float):
        return None
    return record if isinstance(record.get("question"), str) and 0 <= share <= 1 else None


def _slip(record: Mapping[str, Any]) -> str:
    """Return what was chosen instead: the idea it shows, the listed wrong answer, or the text."""
    named = record.get("misconceptions")
    if isinstance(named, list) and named and isinstance(named[0], str):
        return named[0]
    slip, answer = record.get("slip"), record.get("answer")
    if isinstance(slip, str) and slip:
        kind = record.get("type")
        return f"choice {slip}" if kind in ("choice", "multi") and slip[0].isdigit() else slip
    return str(answer)[:30] if isinstance(answer, str) else ""


def statistics(records: Records) -> tuple[ItemStatistics, ...]:
    """Return the statistics of every question, in the order in which they were first answered."""
    questions = dict.fromkeys(q for answered in records.shares.values() for q in answered)
    return tuple(_item(records, question) for question in questions)


def _item(records: Records, question: str) -> ItemStatistics:
    pairs = []
    for answered in records.shares.values():
        others = [share for name, share in answered.items() if name != question]
        if question in answered and others:
            pairs.append((answered[question], math.fsum(others) / len(others)))
    takers = [who for who, answered in records.shares.items() if question in answered]
    shares = [records.shares[who][question] for who in takers]
    wrong = [who for who in takers if records.shares[who][question] < 1]
    slips = Counter(s for who in wrong if (s := records.slips[who][question]))
    slip, slip_count = slips.most_common(1)[0] if slips else ("", 0)
    spent = sorted(records.seconds.get(question, ()))
    return ItemStatistics(
        question=question,
        count=len(takers),
        difficulty=math.fsum(shares) / len(shares),
        discrimination=_correlation(pairs),
        slip=slip,
        slip_count=slip_count,
        seconds=spent[len(spent) // 2] if spent else math.nan,
    )


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    if len(pairs) < 3:
        return math.nan
    means = [math.fsum(values) / len(pairs) for values in zip(*pairs, strict=True)]
    one = [x - means[0] for x, _ in pairs]
    two = [y - means[1] for _, y in pairs]
    spread = math.sqrt(math.fsum(x * x for x in one) * math.fsum(y * y for y in two))
    product = math.fsum(x * y for x, y in zip(one, two, strict=True))
    return product / spread if spread > 1e-12 else math.nan
