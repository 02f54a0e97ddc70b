"""The part of `grader author preview` that shows a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.messages import Language
from grader.text import pad

if TYPE_CHECKING:
    from grader.interface.quiz_screen import Screen
    from grader.questions import Question, Variant

_LABEL = 13


def is_question(setting: Setting, identity: str) -> bool:
    """Whether a quiz of the course has a question of that id."""
    return identity in setting.quizzes.entries


def preview(setting: Setting, target: str, seed: int) -> None:
    """Print the question `QUIZ#ID`, or all of a quiz, as learners see it, and what is behind it."""
    from grader.interface.quiz_screen import Screen
    from grader.interface.quizzes import named
    from grader.learner.asking import variant_seed
    from grader.questions import draw

    head, identity = named(setting.quizzes, target)
    chosen = [identity] if identity else [entry.id for entry in head.entries]
    screen = Screen(setting.lang, setting.width, color=setting.color, plain=setting.plain)
    for place, question in enumerate(chosen, start=1):
        drawn_for = variant_seed(head.id, f"preview {seed}", question, 0)
        variant = draw(setting.quizzes.question(question), drawn_for, audit=True)
        lines = [
            *screen.question(variant, setting.tr.of(head.title), place, len(chosen)),
            *screen.choices(variant),
            *screen.how(variant, letters=True),
            "",
            *_behind(setting, screen, variant),
        ]
        setting.emit("\n".join(lines) + "\n\n")


def _behind(setting: Setting, screen: Screen, variant: Variant) -> Iterator[str]:
    """Yield the answer, every listed wrong one with what is said to it, hints and explanation."""
    from grader.questions import fill_text

    question, tr = variant.question, setting.tr
    rows: list[tuple[str, str]] = []
    names = (*question.params, *question.let)
    if names:
        drawn = [f"{name} = {value}" for name, value in variant.names.items() if name in names]
        rows.append((tr("drawn"), ", ".join(drawn)))
    rows.append((tr.in_context("of a question", "answer"), _one_line(variant.body.key(tr.code))))
    misconceptions = setting.course.misconceptions()
    for text, remark in variant.body.slips(tr.code):
        listed = misconceptions.get(remark.misconception)
        says = tr.of(remark.text) or (tr.of(listed.says) if listed is not None else "")
        named = f" [{remark.misconception}]" if remark.misconception else ""
        rows.append((tr("wrong"), f"{_one_line(text)}{named}: {says.strip()}"))
    for number, hint in enumerate(question.hints, start=1):
        rows.append((tr("hint {n}", n=number), tr.of(fill_text(hint, variant.names))))
    if question.explain is not None:
        rows.append((tr("explanation"), tr.of(fill_text(question.explain, variant.names))))
    rows.append((tr("facts"), " · ".join(_facts(question, tr))))
    for label, text in rows:
        yield from screen.hanging(f"  {pad(label, _LABEL)}", text)


def _one_line(text: str) -> str:
    return text.replace("\n", " | ")


def _facts(question: Question, tr: Language) -> Iterator[str]:
    """Yield points, attempts, difficulty, the exercise that trains it, and the source."""
    count = 1 if question.points == 1 else 2  # plural forms go by whole numbers
    points = f"{question.points:g}"
    yield tr.plural("{points} point", "{points} points", count, points=points)
    yield tr("{n} attempts", n=question.attempts)
    if question.difficulty:
        yield tr("difficulty {n}", n=question.difficulty)
    if question.exercise:
        yield tr("trained by {exercise}", exercise=question.exercise)
    if question.source:
        yield tr.of(question.source)
