"""What is open besides exercises: quizzes, reviews that are due, misconceptions not closed yet."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.errors import ContentError

if TYPE_CHECKING:
    from grader.content.quizzes import QuizHead, Quizzes
    from grader.mistakes import Mistake
    from grader.progress import History

__all__ = [
    "home_facts",
    "mistake_lines",
    "open_mistakes",
    "quiz_rows",
    "readable",
    "review_line",
]

_SECONDS = 45
"""For one question, as a rule of thumb."""

_LISTED = 12


def readable(setting: Setting) -> Quizzes | None:
    """Return the quizzes; None where there are none or their files are wrong."""
    from grader.content.quizzes import Quizzes

    found = Quizzes(setting.course)
    try:
        return found if found.paths and found.entries else None
    except ContentError as error:
        setting.say(f"warning: {error}")
        return None


def home_facts(setting: Setting, history: History) -> list[tuple[str, str, str]]:
    """Return what is open as (label, text, command): a quiz, reviews, the mistake seen last."""
    from grader.cli._learner_words import counted, learner_words
    from grader.mistakes import mistakes

    words = learner_words(setting.lang)
    quizzes = readable(setting)
    seen = mistakes(history.events)
    facts: list[tuple[str, str, str]] = []
    if quizzes is not None:
        facts += _quiz_fact(setting, quizzes, history)
        from grader.cli.review import waiting

        answered = any(event.kind == "answered" for event in history.events)
        if count := len(waiting(setting, quizzes)) if answered or seen else 0:
            minutes = math.ceil(count * _SECONDS / 60)
            parts = counted(count, words.question, words.questions)
            parts += words.comma + counted(minutes, words.minute, words.minutes)
            facts.append((words.review, parts, "grader review"))
    asked = _asked(quizzes)
    still = [mistake for mistake in seen.values() if not mistake.closed(asked)]
    if still:
        named = [still[-1].id, words.seen.format(n=still[-1].seen)]
        named += [words.more.format(n=len(still) - 1)] if len(still) > 1 else []
        facts.append((words.mistake, words.comma.join(named), "grader progress"))
    return facts


def _quiz_fact(
    setting: Setting, quizzes: Quizzes, history: History
) -> Iterable[tuple[str, str, str]]:
    """Yield the quiz that has new questions and comes next."""
    from grader.cli._learner_words import learner_words
    from grader.cli.quiz import next_quiz
    from grader.quiz import answers, pasts

    words = learner_words(setting.lang)
    known = pasts(answers(history.events))
    head = next_quiz(setting, quizzes, history.events, known)
    count = len(head.entries)
    asked = sum(entry.id in known for entry in head.entries)
    if asked < count:
        form = words.begun_quiz if asked else words.new_quiz
        text = form.format(name=head.id, asked=asked, n=count)
        yield words.quiz, text, f"grader quiz {head.id}"


def _asked(quizzes: Quizzes | None) -> frozenset[str]:
    """Return the misconceptions that some question can show."""
    if quizzes is None:
        return frozenset()
    return frozenset(n for _, entry in quizzes.entries.values() for n in entry.misconceptions)


def quiz_rows(
    setting: Setting, heads: Iterable[QuizHead], *, begun: bool = False
) -> list[tuple[str, str, str]]:
    """Return (name, how many were asked and right at once the last time, title) of each quiz."""
    from grader.cli._learner_words import learner_words
    from grader.quiz import answers, pasts

    words = learner_words(setting.lang)
    known = pasts(answers(setting.history().events))
    rows = []
    for head in heads:
        asked = [known[entry.id] for entry in head.entries if entry.id in known]
        if begun and not asked:
            continue
        parts = [words.of_asked.format(asked=len(asked), n=len(head.entries))]
        if asked:
            parts.append(words.at_once.format(n=sum(past.right for past in asked)))
        rows.append((head.id, words.comma.join(parts), head.title.get(setting.lang)))
    return rows


def open_mistakes(setting: Setting, history: History) -> list[Mistake]:
    """Return the misconceptions that are not closed, the one seen last first."""
    from grader.mistakes import mistakes

    seen = list(mistakes(history.events).values())[::-1]
    asked = _asked(readable(setting)) if seen else frozenset()
    return [mistake for mistake in seen if not mistake.closed(asked)]


def review_line(setting: Setting, history: History) -> list[str]:
    """Return when questions come back, in one line; nothing where none was answered."""
    from grader.cli._learner_words import learner_words
    from grader.cli._quiz_words import quiz_words, when
    from grader.quiz import answers

    found = answers(history.events)
    quizzes = readable(setting) if found else None
    if quizzes is None:
        return []
    from grader.review import cards, wait

    words = quiz_words(setting.lang)
    now = setting.clock()
    waits = sorted(wait(c, now) for n, c in cards(found).items() if n in quizzes.entries)
    counts: dict[str, int] = {}
    for seconds in waits:
        phrase = when(words, seconds)
        counts[phrase] = counts.get(phrase, 0) + 1
    parts = [words.due.format(n=count, when=phrase) for phrase, count in counts.items()]
    if len(parts) > 4:
        rest = sum(list(counts.values())[3:])
        parts = [*parts[:3], words.due_later.format(n=rest)]
    label = learner_words(setting.lang).reviews
    return [f"  {label}  {words.between.join(parts)}"] if parts else []


def mistake_lines(setting: Setting, history: History) -> list[str]:
    """Return the misconceptions of the log: those still open first, then the closed ones."""
    from grader.cli._learner_words import learner_words
    from grader.mistakes import mistakes
    from grader.text import cells, pad, wrap

    words = learner_words(setting.lang)
    seen = list(mistakes(history.events).values())[::-1]
    if not seen:
        return []
    quizzes = readable(setting)
    asked = _asked(quizzes)
    closed = [mistake for mistake in seen if mistake.closed(asked)]
    still = [mistake for mistake in seen if mistake not in closed]
    lines = [words.misconceptions.format(open=len(still), closed=len(closed))]
    width = max(len(mistake.id) for mistake in seen)
    label = max(cells(words.still), cells(words.closed))
    for word, group in ((words.still, still), (words.closed, closed)):
        for mistake in group[:_LISTED]:
            times = words.seen.format(n=mistake.seen)
            line = f"  {pad(word, label)}  {mistake.id:<{width}}  {times}"
            lines += wrap(line, setting.width)
            if group is still:
                to_do = _to_do(setting, mistake, quizzes, history)
                lines += [f"  {' ' * label}    {part}" for part in to_do]
        if len(group) > _LISTED:
            lines.append(f"  {pad(word, label)}  {words.more.format(n=len(group) - _LISTED)}")
    return lines


def _to_do(
    setting: Setting, mistake: Mistake, quizzes: Quizzes | None, history: History
) -> list[str]:
    """Return what still has to happen for a misconception to be closed."""
    from grader.cli._learner_words import learner_words

    words = learner_words(setting.lang)
    facts = [words.fix.format(name=name) for name in sorted(mistake.pending)]
    if not facts and mistake.in_code:
        facts.append(words.fixed)
    if quizzes is not None and not mistake.answered:
        facts += _question_on(setting, mistake, quizzes, history)
    return facts


def _question_on(
    setting: Setting, mistake: Mistake, quizzes: Quizzes, history: History
) -> Iterable[str]:
    """Yield how to come to a question about a misconception: now, later, or by its name."""
    from grader.cli._learner_words import learner_words
    from grader.cli._quiz_words import quiz_words, when
    from grader.cli._session import about
    from grader.cli.review import waiting
    from grader.quiz import answers
    from grader.review import cards, wait

    words = learner_words(setting.lang)
    names = about(quizzes).get(mistake.id, [])
    if not names:
        return
    if set(names) & set(waiting(setting, quizzes)):
        yield words.answer.format(command="grader review")
        return
    known = cards(answers(history.events))
    if waits := [wait(known[name], setting.clock()) for name in names if name in known]:
        phrase = when(quiz_words(setting.lang), min(waits))
        yield words.comes_back.format(when=phrase)
        return
    head, _ = quizzes.entries[names[0]]
    yield words.answer.format(command=f"grader quiz {head.id}#{names[0]}")
