"""What proofs gave, for programs: JSON, and the XML of JUnit that every CI service reads."""

from __future__ import annotations

import json
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.messages import Message
from grader.proof.exercises import Proof, VariantProof
from grader.proof.quizzes import QuestionProof
from grader.proof.run import Result


def standing(results: Sequence[Result]) -> tuple[int, int]:
    """Return how many proofs stand, and how many there are; each question is one."""
    items = list(_items(results))
    return sum(not item.problems for item in items), len(items)


def as_json(results: Sequence[Result]) -> str:
    """Return all that is known of the proofs as one JSON object."""
    good, count = standing(results)
    whole = {"schema": 1, "standing": good, "count": count, "proofs": list(map(_plain, results))}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_junit(results: Sequence[Result]) -> str:
    """Return a test suite for each exercise and quiz, with a test for each seed or question."""
    root = ET.Element("testsuites", name="grader author validate")
    for result in results:
        items = list(_items([result]))
        suite = ET.SubElement(root, "testsuite", name=items[0].suite, tests=str(len(items)))
        suite.set("failures", str(sum(bool(item.problems) for item in items)))
        suite.set("time", f"{result.seconds:.3f}")
        for item in items:
            case = ET.SubElement(suite, "testcase", classname=item.suite, name=item.name)
            if item.problems:
                message = _printable(item.problems[0].split("\n")[0])
                failure = ET.SubElement(case, "failure", message=message)
                failure.text = _printable("\n".join(item.problems))
    ET.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, 'unicode')}\n"


@dataclass(frozen=True, slots=True)
class _Item:
    suite: str
    name: str
    problems: Sequence[Message]


def _items(results: Sequence[Result]) -> Iterator[_Item]:
    for result in results:
        if isinstance(result, Proof):
            yield _Item(result.exercise, f"seed {result.seed}", result.problems)
            continue
        if result.problems:
            yield _Item(result.quiz, "quiz", result.problems)
        for question in result.questions:
            yield _Item(result.quiz, question.question, question.problems)


def _plain(result: Result) -> dict[str, Any]:
    common = {"stands": result.stands, "seconds": round(result.seconds, 3)}
    if isinstance(result, Proof):
        return {
            "exercise": result.exercise,
            "seed": result.seed,
            **common,
            "margin": _number(result.margin),
            "problems": list(result.problems),
            "correct": list(map(_row, result.correct)),
            "wrong": list(map(_row, result.wrong)),
        }
    return {
        "quiz": result.quiz,
        **common,
        "problems": list(result.problems),
        "questions": list(map(_question, result.questions)),
    }


def _row(row: VariantProof) -> dict[str, Any]:
    return {
        "variant": row.variant,
        "killed_by": list(row.killed_by),
        "ratio": _number(row.ratio),
        "named": list(row.named),
        "seconds": round(row.seconds, 3),
    }


def _question(proof: QuestionProof) -> dict[str, Any]:
    return {
        "question": proof.question,
        "place": proof.place,
        "type": proof.type,
        "draws": proof.draws,
        "accepted": proof.accepted,
        "problems": list(proof.problems),
    }


def _number(value: float) -> float | str:
    return value if math.isfinite(value) else str(value)


def _printable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (c.isprintable() and ord(c) < 0xFFFE))
