"""Difficulty, discrimination and the most chosen wrong answer, from recorded answers."""

from __future__ import annotations

import json
import math

import pytest

from grader.item_statistics import read_records, statistics


def line(learner: str | None, question: str, share: float, **more) -> str:
    record = {"event": "answered", "attempt": 1, "question": question, "share": share, **more}
    return json.dumps(record | ({"learner": learner} if learner else {}))


def found(*lines: str, name: str = "a.jsonl"):
    return {item.question: item for item in statistics(read_records([(name, "\n".join(lines))]))}


def test_difficulty_and_distractor() -> None:
    """The mean share, and what was chosen most often instead."""
    items = found(
        line("a", "q", 1),
        line("b", "q", 0, misconceptions=["m"], slip="2", confidence=3),
        line("c", "q", 0, slip="3", type="choice"),
        line("d", "q", 0.5, misconceptions=["m"]),
    )
    item = items["q"]
    assert (item.count, item.difficulty) == (4, 0.375)
    assert (item.slip, item.slip_count) == ("m", 2)


@pytest.mark.parametrize(
    ("data", "slip"),
    [
        ({"slip": "2", "type": "choice"}, "choice 2"),
        ({"slip": "line 2", "type": "bug"}, "line 2"),
        ({"answer": "0.5"}, "0.5"),
        ({}, ""),
    ],
)
def test_names_of_wrong_answers(data, slip) -> None:
    """The idea, the listed answer, or what was typed."""
    assert found(line("a", "q", 0, **data))["q"].slip == slip


def test_discrimination() -> None:
    """The correlation with the other questions: 1 for a question that tells, below 0 for one that misleads."""
    lines = []
    for number, learner in enumerate("abcdef"):
        lines += [line(learner, f"q{k}", float(number > k)) for k in range(4)]
        lines.append(line(learner, "misleads", float(number < 3)))
    items = found(*lines)
    assert items["q2"].discrimination > 0.3
    assert items["misleads"].discrimination < -0.5


def test_discrimination_by_hand() -> None:
    """Against the formula, written out."""
    import numpy as np

    table = np.array([[1, 1, 0], [1, 0, 0], [0, 1, 0], [1, 1, 1], [0, 0, 0]], float)
    lines = [line(str(i), f"q{j}", table[i, j]) for i in range(5) for j in range(3)]
    items = found(*lines)
    for j in range(3):
        rest = np.delete(table, j, axis=1).mean(axis=1)
        want = np.corrcoef(table[:, j], rest)[0, 1]
        assert items[f"q{j}"].discrimination == pytest.approx(want)


def test_too_few() -> None:
    """Without three learners, or without a spread, there is nothing to correlate."""
    assert math.isnan(found(line("a", "q", 1), line("a", "r", 1))["q"].discrimination)
    same = [line(learner, question, 1) for learner in "abcd" for question in "qr"]
    assert math.isnan(found(*same)["q"].discrimination)


def test_the_first_answer_counts() -> None:
    """Later attempts and later sessions do not; a file without names is one learner."""
    items = found(
        line(None, "q", 0),
        json.dumps({"event": "answered", "attempt": 2, "question": "q", "share": 1}),
        line(None, "q", 1),
        json.dumps({"event": "skipped", "question": "q"}),
    )
    assert (items["q"].count, items["q"].difficulty) == (1, 0)


@pytest.mark.parametrize(
    "damaged",
    ["{", "[]", "3", '{"event": "answered"}', line("a", "q", 2), line("a", "q", 0)[:-3], "\x00"],
)
def test_damaged_lines(damaged: str) -> None:
    """They are counted and left out."""
    records = read_records([("a", f"{damaged}\n{line('b', 'q', 1)}\n")])
    assert records.damaged == 1
    assert list(records.shares) == ["b"]
