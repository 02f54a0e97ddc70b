"""Ask one question: read lines, obey commands, mark, record, and say what is to be said."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from grader.cli._quiz_screen import Screen
from grader.cli._quiz_words import COMMANDS
from grader.cli._setting import Setting
from grader.questions import Marking, Unreadable, Variant, mark
from grader.quiz import ANSWERED, SKIPPED, Asking

if TYPE_CHECKING:
    from grader.cli._session import Sheet

__all__ = ["Quit", "ask"]

_PROMPT = "> "
_WEEK = 7 * 24 * 3600
_INTERRUPTED = 130
"""Exit code of a session that Ctrl-C ended."""

_KEPT = 500
"""Characters of an answer that the log keeps."""


class Quit(Exception):
    """The learner wants to stop, or there is no more input; `asking` is as far as it went."""

    def __init__(self, asking: Asking, exit_code: int = 0) -> None:
        super().__init__()
        self.asking = asking
        self.exit_code = exit_code


class _Command(Exception):
    """One of the commands was typed instead of an answer."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def ask(setting: Setting, screen: Screen, variant: Variant, sheet: Sheet) -> Asking:
    """Ask until the question is right, skipped, or its attempts are used up.

    Raises
    ------
    Quit
        Whoever answers wants to stop; what was answered is recorded.
    """
    return _Dialogue(setting, screen, variant, sheet).run()


class _Dialogue:
    """One question between the learner and the log."""

    def __init__(self, setting: Setting, screen: Screen, variant: Variant, sheet: Sheet) -> None:
        self.setting = setting
        self.screen = screen
        self.words = screen.words
        self.sheet = sheet
        self.asking = Asking(variant)
        self.begun = setting.clock()
        taken = variant.body.taken
        self.letters = not taken & {"h", "s", "q", "hint", "skip", "quit"}
        self.prediction = ""

    def emit(self, lines: list[str]) -> None:
        self.setting.emit("\n".join(lines) + "\n")

    # ------------------------------------------------------------------ the loop

    def run(self) -> Asking:
        asking, sheet = self.asking, self.sheet
        variant = asking.variant
        try:
            head = self.screen.question(
                variant, sheet.title, sheet.place, sheet.count, sheet.reason
            )
            self.emit(head)
            if variant.question.predict is not None:
                self._predict()
            self.emit(self.screen.choices(variant) + self.screen.how(variant, letters=self.letters))
            while not asking.done:
                self._attempt()
        except _Command:  # the only one that comes up here is `skip`
            asking.skipped = True
            self._record(SKIPPED)
            self.emit(self.screen.text(self.words.skipped))
        self._finish()
        return asking

    def _attempt(self) -> None:
        """Read one line as an answer; nothing but a marked answer costs an attempt."""
        typed = self._answer()
        marked = mark(self.asking.variant, typed)
        if isinstance(marked, Unreadable):
            last = typed.rsplit("\n", 1)[-1]
            self.emit(self.screen.unreadable(last, _PROMPT, marked))
            if not self.letters and any(last.strip().casefold() in w for w in COMMANDS.values()):
                self.emit(self.screen.text(self.words.with_colon))
            if last.split()[:1] == ["grader"]:
                self.emit(self.screen.text(self.words.in_shell))
            return
        answer, marking = marked
        if self.asking.repeats(answer):
            self.emit(self.screen.text(self.words.repeated))
            return
        try:
            confidence = self._confidence()
        except Quit:  # the answer was given: it counts, and is answered
            self._count(typed, answer, marking, 0)
            raise
        self._count(typed, answer, marking, confidence)
        asking = self.asking
        if not asking.done:
            left = asking.left
            text = self.words.left_one if left == 1 else self.words.left.format(n=left)
            self.emit(self.screen.text(text, "    "))

    def _count(self, typed: str, answer: Hashable, marking: Marking, confidence: int) -> None:
        self.asking.take(answer, marking, confidence)
        self._record(ANSWERED, **self._facts(typed, marking))
        self.emit(["", *self.screen.verdict(self.asking, self.sheet.misconceptions())])
        if not marking.right:
            self._mistakes(marking)

    def _finish(self) -> None:
        """Show the right answer, the explanation, and where to train it."""
        from grader.cli._table import with_command
        from grader.cli._work import command_for
        from grader.text import cells

        asking = self.asking
        lines = self.screen.reveal(asking, self.sheet.misconceptions())
        if asking.attempts and not asking.right:
            shown = asking.first.misconceptions if asking.first else ()
            if exercise := self.sheet.trains(asking.question, shown):
                command = command_for(self.setting, exercise)
                gap = cells(self.words.gap)
                lines += with_command(f"    {self.words.train}", command, self.screen.width, gap)
        self.emit([*lines, ""])

    # ------------------------------------------------------------------ lines

    def _read(self, prompt: str) -> str:
        """Read a line; a command is raised, or obeyed where it is a hint."""
        while True:
            line, name = self._line(prompt)
            if name == "skip":
                raise _Command(name)
            if name != "hint":
                return line
            self._hint()

    def _line(self, prompt: str) -> tuple[str, str]:
        """Read a line; return it with the name of the command that it is, if any."""
        try:
            line = self.setting.ask(prompt)
        except EOFError:
            raise Quit(self.asking) from None
        except KeyboardInterrupt:
            raise Quit(self.asking, _INTERRUPTED) from None
        name = self._command(line)
        if name == "quit":
            raise Quit(self.asking)
        return line, name

    def _command(self, line: str) -> str:
        word = line.strip().casefold()
        with_colon = word[:1] in (":", "：")
        if not with_colon and word in self.asking.variant.body.taken:
            return ""
        bare = word.lstrip(":：") if with_colon else word
        return next((name for name, words in COMMANDS.items() if bare in words), "")

    def _hint(self) -> None:
        asking = self.asking
        if not asking.question.hints:
            self.emit(self.screen.text(self.words.no_hint))
            return
        place = asking.next_hint()
        if place < 0:
            self.emit(self.screen.text(self.words.no_more_hints))
            place = len(asking.question.hints) - 1
        hint = self.screen.filled(asking, asking.question.hints[place])
        self.emit(self.screen.hanging(f"  {self.words.hint}", hint))

    def _answer(self) -> str:
        """Read the lines of one answer; one that is empty is asked for again, unless it may be."""
        body = self.asking.variant.body
        if body.lines == 1:
            return self._read(_PROMPT)
        may_be_empty = not all(row.strip() for row in body.key("en").split("\n"))
        lines: list[str] = []
        while len(lines) < body.lines:
            place = self.words.line_of.format(n=len(lines) + 1, of=body.lines)
            line = self._read(place + _PROMPT)
            if line.strip() or may_be_empty:
                lines.append(line)
        return "\n".join(lines)

    def _predict(self) -> None:
        predict = self.asking.question.predict
        text = self.screen.filled(self.asking, predict)
        self.emit(["", *self.screen.text(f"{text} {self.words.predict}")])
        self.prediction = self._read(_PROMPT)

    def _confidence(self) -> int:
        """Ask how sure the learner is, before the verdict; 0 when they say nothing.

        The answer stands by now: there are no hints to it any more, and to skip is to say nothing.
        """
        if not self.asking.question.confidence or self.asking.attempts:
            return 0
        while True:
            line, name = self._line(f"  {self.words.sure} {_PROMPT}")
            word = line.strip()
            if not word or name == "skip":
                return 0
            if word in ("1", "2", "3", "１", "２", "３"):
                return int(word)
            self.emit(self.screen.text(self.words.sure_again))

    # ------------------------------------------------------------------ the log

    def _record(self, kind: str, **facts: Any) -> None:
        asking = self.asking
        question = asking.question
        data = {
            "quiz": question.quiz,
            "question": question.id,
            "variant": asking.variant.code,
            "hints": asking.hints,
            **facts,
        }
        self.setting.record(kind, "", **data)
        self.sheet.report(kind, {**data, "type": question.type, "points": question.points})

    def _facts(self, typed: str, marking: Marking) -> dict[str, Any]:
        asking = self.asking
        now = self.setting.clock()
        facts: dict[str, Any] = {
            "attempt": asking.attempts,
            "answer": typed[:_KEPT],
            "right": marking.right,
            "share": round(marking.share, 4),
            "earned": asking.earned,
            "confidence": asking.confidence if asking.attempts == 1 else 0,
            "misconceptions": list(marking.misconceptions),
            "about": list(asking.question.misconceptions),
            "seconds": round(max(0.0, now - self.begun), 1),
        }
        facts |= {"slip": marking.slip} if marking.slip else {}
        facts |= {"prediction": self.prediction[:_KEPT]} if self.prediction else {}
        self.begun = now
        return facts

    def _mistakes(self, marking: Marking) -> None:
        """Name the misconceptions that an answer showed, and how often they came this week."""
        from grader.cli._table import with_command

        lines: list[str] = []
        for name in marking.misconceptions:
            count = self.sheet.seen(name, self.setting.clock() - _WEEK)
            command = self.words.explain.format(name=name)
            said = self.words.seen_again.format(name=name, n=count) if count > 1 else name
            lines += with_command(f"    {said}", command, self.screen.width)
        if lines:
            self.emit(lines)
