"""The part of `grader author preview` that shows a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.messages import Language

if TYPE_CHECKING:
    from grader.cli._quiz_screen import Screen
    from grader.questions import Variant

__all__ = ["is_question", "preview"]


def is_question(setting: Setting, identity: str) -> bool:
    """Whether a quiz of the course has a question of that id."""
    return identity in setting.quizzes.entries


def preview(setting: Setting, target: str, seed: int) -> None:
    """Print the question `QUIZ#ID`, or all of a quiz, as learners see it, and what is behind it."""
    from grader.cli._quiz_screen import Screen
    from grader.cli._quizzes import named
    from grader.learner.asking import variant_seed
    from grader.questions import draw

    head, identity = named(setting.quizzes, target)
    chosen = [identity] if identity else [entry.id for entry in head.entries]
    screen = Screen(setting.lang, setting.width, color=setting.color, plain=setting.plain)
    for place, question in enumerate(chosen, start=1):
        drawn_for = variant_seed(head.id, f"preview {seed}", question, 0)
        variant = draw(setting.quizzes.question(question), drawn_for, audit=True)
        lines = [
            *screen.question(variant, head.title.get(setting.lang), place, len(chosen)),
            *screen.choices(variant),
            *screen.how(variant, letters=True),
            "",
            *_behind(setting, screen, variant),
        ]
        setting.emit("\n".join(lines) + "\n\n")


def _behind(setting: Setting, screen: Screen, variant: Variant) -> Iterator[str]:
    """Yield the answer, every listed wrong one with what is said to it, hints and explanation."""
    from grader.questions import fill_text

    question, lang = variant.question, setting.lang
    known = setting.course.misconceptions()
    if question.params or question.let:
        drawn = [
            f"{n} = {v}" for n, v in variant.names.items() if n in (*question.params, *question.let)
        ]
        yield from screen.hanging("  drawn        ", ", ".join(drawn))
    yield from screen.hanging("  answer       ", variant.body.key(lang).replace("\n", " | "))
    for text, remark in variant.body.slips(lang):
        said = Language(lang).of(remark.text)
        if not said and remark.misconception in known:
            said = known[remark.misconception].says.get(lang)
        named = f" [{remark.misconception}]" if remark.misconception else ""
        typed = text.replace("\n", " | ")
        yield from screen.hanging("  wrong        ", f"{typed}{named}: {said.strip()}")
    for number, hint in enumerate(question.hints, start=1):
        yield from screen.hanging(
            f"  hint {number}       ", fill_text(hint, variant.names).get(lang)
        )
    if question.explain is not None:
        explain = fill_text(question.explain, variant.names).get(lang)
        yield from screen.hanging("  explanation  ", explain)
    points = "point" if question.points == 1 else "points"
    facts = [f"{question.points:g} {points}", f"{question.attempts} attempts"]
    facts += [f"difficulty {question.difficulty}"] if question.difficulty else []
    facts += [f"trained by {question.exercise}"] if question.exercise else []
    facts += [question.source] if question.source else []
    yield from screen.hanging("  facts        ", " · ".join(facts))
