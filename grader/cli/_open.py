"""What is open besides exercises: reviews that are due, and misconceptions not closed yet."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.errors import ContentError

if TYPE_CHECKING:
    from grader.content.quizzes import Quizzes
    from grader.mistakes import Mistake
    from grader.progress import History

__all__ = ["home_lines", "mistake_lines", "quiz_lines"]

_SECONDS = 45
"""For one question, as a rule of thumb."""

_LISTED = 12


def _quizzes(setting: Setting) -> Quizzes | None:
    """Return the quizzes; None where there are none or their files are wrong."""
    from grader.content.quizzes import Quizzes

    found = Quizzes(setting.course)
    try:
        return found if found.paths and found.entries else None
    except ContentError as error:
        setting.say(f"warning: {error}")
        return None


def home_lines(setting: Setting, history: History) -> list[str]:
    """Return at most two lines: reviews that are due, and the mistake seen last that is open."""
    from grader.mistakes import mistakes

    seen = mistakes(history.events)
    answered = any(event.kind == "answered" for event in history.events)
    if not answered and not seen:
        return []
    quizzes = _quizzes(setting)
    lines = []
    if quizzes is not None:
        from grader.cli.review import waiting

        if count := len(waiting(setting, quizzes)):
            minutes = math.ceil(count * _SECONDS / 60)
            plural = "question" if count == 1 else "questions"
            span = "1 minute" if minutes == 1 else f"{minutes} minutes"
            lines.append(f"  review  {count} {plural}, about {span}   grader review")
    asked = _asked(quizzes)
    still = [mistake for mistake in seen.values() if not mistake.closed(asked)]
    if still:
        last = still[-1]
        more = f", {len(still) - 1} more" if len(still) > 1 else ""
        lines.append(f"  mistake {last.id}, seen {last.seen}x{more}   grader progress")
    return lines


def _asked(quizzes: Quizzes | None) -> frozenset[str]:
    """Return the misconceptions that some question can show."""
    if quizzes is None:
        return frozenset()
    return frozenset(n for _, entry in quizzes.entries.values() for n in entry.misconceptions)


def quiz_lines(setting: Setting, history: History) -> list[str]:
    """Return one line per quiz that was begun: how many questions were right the last time."""
    from grader.quiz import answers, pasts
    from grader.reports._text import cells, pad

    known = pasts(answers(history.events))
    quizzes = _quizzes(setting) if known else None
    if quizzes is None:
        return []
    begun = [h for h in quizzes.heads if any(entry.id in known for entry in h.entries)]
    width = max((cells(head.id) for head in begun), default=0)
    lines = []
    for head in begun:
        right = sum(entry.id in known and known[entry.id].right for entry in head.entries)
        lines.append(f"  quiz {pad(head.id, width)}  {right} of {len(head.entries)} right")
    return lines


def mistake_lines(setting: Setting, history: History) -> list[str]:
    """Return the misconceptions of the log: those still open first, then the closed ones."""
    from grader.mistakes import mistakes

    seen = list(mistakes(history.events).values())[::-1]
    if not seen:
        return []
    quizzes = _quizzes(setting)
    asked = _asked(quizzes)
    closed = [mistake for mistake in seen if mistake.closed(asked)]
    still = [mistake for mistake in seen if mistake not in closed]
    lines = [f"misconceptions: {len(still)} open, {len(closed)} closed"]
    width = max(len(mistake.id) for mistake in seen)
    for word, group in (("open  ", still), ("closed", closed)):
        for mistake in group[:_LISTED]:
            facts = [f"seen {mistake.seen}x", *_to_do(mistake, asked, word == "closed")]
            lines.append(f"  {word}  {mistake.id:<{width}}  {', '.join(facts)}")
        if len(group) > _LISTED:
            lines.append(f"  {word}  {len(group) - _LISTED} more")
    return lines


def _to_do(mistake: Mistake, asked: frozenset[str], closed: bool) -> list[str]:
    """Return what still has to happen for a misconception to be closed."""
    if closed:
        return []
    facts = [f"fix it: grader check {name}" for name in sorted(mistake.pending)]
    if not facts and mistake.in_code:
        facts.append("fixed in code")
    if not mistake.answered and (mistake.in_quiz or mistake.id in asked):
        facts.append("answer a question on it: grader review")
    return facts
