"""A session of questions: what quizzes and reviews have in common."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli._asking import Quit, ask
from grader.cli._quiz_screen import Screen
from grader.cli._quiz_words import quiz_words
from grader.cli._setting import Setting
from grader.model import Misconception
from grader.questions import Question

if TYPE_CHECKING:
    from grader.content.quizzes import Quizzes
    from grader.quiz import Asking, Past

__all__ = ["Plan", "Sheet", "about", "drawn_for", "learner", "quizzes", "run"]


def quizzes(setting: Setting) -> Quizzes:
    """Return the quizzes of the course."""
    from grader.content.quizzes import Quizzes

    return Quizzes(setting.course)


def about(found: Quizzes) -> dict[str, list[str]]:
    """Return the questions of a course by the misconceptions they can show."""
    names: dict[str, list[str]] = {}
    for identity, (_, entry) in found.entries.items():
        for name in entry.misconceptions:
            names.setdefault(name, []).append(identity)
    return names


def drawn_for(setting: Setting, seed: int | None) -> str:
    """Return for whom variants are drawn: this learner, or everybody who names the same seed."""
    return learner(setting) if seed is None else f"seed {seed}"


def learner(setting: Setting) -> str:
    """Return the name that tells this learner from others: made once, and kept in the log."""
    for event in setting.history().events:
        name = event.data.get("learner")
        if event.kind == "learner" and isinstance(name, str):
            return name
    from random import SystemRandom

    name = f"{SystemRandom().getrandbits(64):016x}"
    setting.record("learner", "", learner=name)
    return name


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask: the ids of the questions, in order, and the words around them.

    `command` is what goes on with it later, `pass_share` the share of the points that passes.
    """

    questions: tuple[str, ...]
    title: str
    command: str
    pass_share: float = 0.5
    drawn_for: str = ""
    record: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a question is asked, by its id, where that is not plain."""


@dataclass(slots=True)
class Sheet:
    """What one question needs to know of its session."""

    setting: Setting
    quizzes: Quizzes
    plan: Plan
    title: str = ""
    reason: str = ""
    place: int = 0
    count: int = 0
    _known: Mapping[str, Misconception] | None = field(default=None)

    def misconceptions(self) -> Mapping[str, Misconception]:
        """Return the course's list; read when it is first needed."""
        if self._known is None:
            self._known = self.setting.course.misconceptions()
        return self._known

    def seen(self, name: str, since: float) -> int:
        """Return how often a misconception was seen since a time, in code and in answers."""
        from grader.mistakes import mistakes

        found = mistakes(self.setting.history().events).get(name)
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(since))
        return found.since(at) if found else 0

    def trains(self, question: Question, shown: Sequence[str]) -> str:
        """Return the exercise that trains what a question asks, or that knows the mistake."""
        if question.exercise:
            return question.exercise
        course = self.setting.course
        for name in shown:
            for identity in course.ids:
                if f"\n  {name}:" in course.path(identity).read_text("utf-8", "replace"):
                    return identity
        return ""

    def report(self, kind: str, data: Mapping[str, Any]) -> None:
        """Write an answer to the file of `--record`, where there is one."""
        if not self.plan.record:
            return
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.setting.clock()))
        line = {"schema": 1, "at": at, "event": kind, "learner": learner(self.setting), **data}
        path = self.setting.cwd / self.plan.record
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(line, ensure_ascii=True, allow_nan=False) + "\n")


def run(setting: Setting, found: Quizzes, plan: Plan) -> int:
    """Ask the questions of a plan and return the exit code: 1 when the session does not pass."""
    from grader.quiz import answers, pasts

    if plan.record:
        _check_record(setting, plan.record)
    screen = Screen(setting.lang, setting.width, color=setting.color, plain=setting.plain)
    sheet = Sheet(setting, found, plan, count=len(plan.questions))
    known = pasts(answers(setting.history().events))
    begun = setting.clock()
    asked: list[Asking] = []
    code: int | None = None
    try:
        for place, identity in enumerate(plan.questions, start=1):
            sheet.place = place
            if (asking := _one(setting, screen, sheet, identity, known)) is not None:
                asked.append(asking)
    except Quit as quit_:
        asked += [quit_.asking] if quit_.asking.attempts else []
        code = quit_.exit_code
        if code:
            setting.emit("\n")
    return _end(setting, screen, sheet, asked, setting.clock() - begun, stopped=code)


def _one(
    setting: Setting, screen: Screen, sheet: Sheet, identity: str, known: Mapping[str, Past]
) -> Asking | None:
    """Ask one question; None where its author's mistake makes that impossible."""
    from grader.errors import ContentError
    from grader.questions import draw
    from grader.quiz import Past, variant_seed

    head, _ = sheet.quizzes.entries[identity]
    asked = known.get(identity, Past()).asked
    seed = variant_seed(head.id, sheet.plan.drawn_for, identity, asked)
    try:
        variant = draw(sheet.quizzes.question(identity), seed)
    except ContentError as error:
        setting.say(screen.words.cannot_ask.format(id=identity, reason=error))
        return None
    sheet.title = head.title.get(setting.lang)
    sheet.reason = sheet.plan.reasons.get(identity, "")
    return ask(setting, screen, variant, sheet)


def _check_record(setting: Setting, name: str) -> None:
    """Refuse a file that cannot be written to before anybody has answered anything."""
    from grader.errors import UsageError

    try:
        with (setting.cwd / Path(name)).open("a", encoding="utf-8"):
            pass
    except OSError as error:
        raise UsageError(f"cannot write `{name}`: {error.strerror}") from None


def _end(
    setting: Setting,
    screen: Screen,
    sheet: Sheet,
    asked: list[Asking],
    seconds: float,
    *,
    stopped: int | None,
) -> int:
    """Sum up and return the exit code; `stopped` is that of a session that was left early."""
    from grader.cli._table import with_command
    from grader.tally import result, summary

    plan = sheet.plan
    results = [result(asking) for asking in asked]
    found = summary(results)
    if results:
        lines = screen.summary(plan.title, found, seconds, _read_again(sheet, found.misjudged))
        if any(result.attempts for result in results):
            lines += ["", *_schedule(setting, screen, [r.question for r in results if r.attempts])]
        setting.emit("\n".join(lines if stopped is None else ["", *lines]) + "\n")
    if stopped is not None:
        going_on = screen.words.continue_.format(command=plan.command)
        gap = len(screen.words.gap)
        lines = with_command(f"  {screen.words.stopped}", going_on, screen.width, gap)
        setting.emit("\n".join(lines) + "\n")
        return stopped
    setting.emit("\n".join(_next(setting, screen, sheet)) + "\n")
    return int(bool(found.most) and found.share < plan.pass_share)


def _next(setting: Setting, screen: Screen, sheet: Sheet) -> list[str]:
    """Return the command that goes on: what is due, or new questions of this quiz or another."""
    from grader.cli._table import with_command
    from grader.cli.quiz import next_quiz
    from grader.cli.review import waiting
    from grader.quiz import answers, pasts

    words = screen.words
    events = setting.history().events
    known = pasts(answers(events))
    if due := len(waiting(setting, sheet.quizzes)):
        text, command = words.due_left.format(n=due), "grader review"
    else:
        head = next_quiz(setting, sheet.quizzes, events, known)
        new = sum(entry.id not in known for entry in head.entries)
        text, command = words.new_left.format(n=new), f"grader quiz {head.id}"
        if not new:
            return ["", f"  {words.next}   grader progress"]
    lines = with_command(f"  {words.next}", command, screen.width)
    return ["", *lines[:-1], *with_command(lines[-1], text, screen.width)]


def _read_again(sheet: Sheet, asked: Iterable[str]) -> list[str]:
    """Return where to read on about questions, each place once with the questions it is for."""
    known = sheet.misconceptions()
    places: dict[str, list[str]] = {}
    for identity in asked:
        question = sheet.quizzes.question(identity)
        see = (known[name].see for name in question.misconceptions if name in known)
        if place := question.source or next(filter(None, see), ""):
            places.setdefault(place, []).append(identity)
    form, between = quiz_words(sheet.setting.lang).place, quiz_words(sheet.setting.lang).between
    return [form.format(place=p, names=between.join(names)) for p, names in places.items()]


def _schedule(setting: Setting, screen: Screen, asked: Sequence[str]) -> list[str]:
    """Return when the questions of this session come back."""
    from grader.cli._quiz_words import when
    from grader.quiz import answers
    from grader.review import cards, wait

    words = screen.words
    found = cards(answers(setting.history().events))
    waits = sorted((wait(found[name], setting.clock()), name) for name in asked if name in found)
    groups: dict[str, list[str]] = {}
    for seconds, name in waits:
        groups.setdefault(when(words, seconds), []).append(name)
    parts: list[str] = []
    for phrase, names in groups.items():
        some = words.between.join(names)
        if len(names) > 3:
            rest = words.others.format(n=len(names) - (0 if parts else 1))
            some = rest if parts else f"{names[0]}{words.between}{rest}"
        parts.append(words.comes.format(names=some, when=phrase))
    return screen.hanging(f"  {words.back}", words.parts.join(parts)) if parts else []
