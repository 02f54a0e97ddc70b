"""Ask one question: read lines, obey commands, mark the answer, record it, print the verdict."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from grader.interface.asked import Asked
from grader.interface.quiz_screen import Screen
from grader.interface.sitting import Sitting
from grader.interface.terminal import Terminal
from grader.learner.asking import Asking
from grader.messages import Message, in_context, languages
from grader.questions import Marking, Unreadable, Variant, mark

_PROMPT = "> "
_INTERRUPTED = 130
"""Exit code of a session that Ctrl-C ended."""


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


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a question: its quiz, its place among those asked, why it is asked."""

    title: str
    place: int
    count: int
    reason: Message | None = None


@functools.cache
def _commands() -> Mapping[str, frozenset[str]]:
    """Return what may be typed at any prompt, in every language; a colon before it always works."""
    commands = {
        "hint": (in_context("command", "hint"), ("h", "?")),
        "skip": (in_context("command", "skip"), ("s",)),
        "quit": (in_context("command", "quit"), ("q", "exit")),
    }
    return {
        name: frozenset((*short, *(word.text(code) for code in languages())))
        for name, (word, short) in commands.items()
    }


class Dialogue:
    """One question between the learner and the log."""

    def __init__(
        self, terminal: Terminal, sitting: Sitting, screen: Screen, variant: Variant
    ) -> None:
        self.terminal = terminal
        self.sitting = sitting
        self.screen = screen
        self.tr = screen.tr
        self.asked = Asked(sitting, variant)
        self.asking = self.asked.asking
        taken = variant.body.taken
        self.letters = not taken & {"h", "s", "q", "hint", "skip", "quit"}

    def emit(self, lines: list[str]) -> None:
        self.terminal.emit("\n".join(lines) + "\n")

    # ------------------------------------------------------------------ the loop

    def run(self, heading: Heading) -> Asking:
        """Ask until the question is right, skipped, or its attempts are used up.

        Raises
        ------
        Quit
            Whoever answers wants to stop; what was answered is recorded.
        """
        asking, variant = self.asking, self.asking.variant
        reason = self.tr.of(heading.reason or "")
        try:
            self.emit(
                self.screen.question(variant, heading.title, heading.place, heading.count, reason)
            )
            if variant.question.predict is not None:
                self._predict()
            self.emit(self.screen.choices(variant) + self.screen.how(variant, letters=self.letters))
            while not asking.done:
                self._attempt()
                if not asking.done:
                    self.emit(self.screen.how(variant, letters=self.letters)[1:])
        except _Command:  # the only one that comes up here is `skip`
            self.asked.skip()
            self.emit(self.screen.text(self.tr("skipped.")))
        self._finish()
        return asking

    def _attempt(self) -> None:
        """Read one line as an answer; nothing but a marked answer costs an attempt."""
        typed = self._answer()
        marked = mark(self.asking.variant, typed)
        if isinstance(marked, Unreadable):
            last = typed.rsplit("\n", 1)[-1]
            self.emit(self.screen.unreadable(last, _PROMPT, marked))
            word = last.strip().casefold()
            if not self.letters and any(word in words for words in _commands().values()):
                text = self.tr("here commands take a colon: :h hint · :s skip · :q quit")
                self.emit(self.screen.text(text))
            if last.split()[:1] == ["grader"]:
                text = self.tr("this is the quiz; :q leaves it, then commands can be typed")
                self.emit(self.screen.text(text))
            return
        answer, marking = marked
        if self.asking.repeats(answer):
            repeated = self.tr("You gave that answer before. Not counted, try another one.")
            self.emit(self.screen.text(repeated))
            return
        try:
            confidence = self._confidence()
        except Quit:  # the answer was given: it counts, and is answered
            self._count(typed, answer, marking, 0)
            raise
        self._count(typed, answer, marking, confidence)
        asking = self.asking
        if not asking.done:
            text = self.tr.plural("{n} attempt left.", "{n} attempts left.", asking.left)
            if asking.left == 1:
                text = self.tr("One attempt left.")
            self.emit(self.screen.text(text, "    "))

    def _count(self, typed: str, answer: Hashable, marking: Marking, confidence: int) -> None:
        self.asked.count(typed, answer, marking, confidence)
        self.emit(["", *self.screen.verdict(self.asking, self.sitting.misconceptions)])
        if not marking.right:
            self._mistakes(marking)

    def _finish(self) -> None:
        """Show the right answer, the explanation, and where to train it."""
        from grader.interface.table import with_command
        from grader.interface.work import command_for

        asking = self.asking
        lines = self.screen.reveal(asking, self.sitting.misconceptions)
        if exercise := self.asked.trained_by():
            command = command_for(self.terminal, exercise)
            label, gap = "    " + self.tr("train it:"), self.screen.gap
            lines += with_command(label, command, self.screen.width, gap)
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
            line = self.terminal.ask(prompt)
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
        return next((name for name, words in _commands().items() if bare in words), "")

    def _hint(self) -> None:
        asking = self.asking
        if not asking.question.hints:
            self.emit(self.screen.text(self.tr("There is no hint for this question.")))
            return
        place = asking.next_hint()
        if place < 0:
            self.emit(self.screen.text(self.tr("That was the last hint.")))
            place = len(asking.question.hints) - 1
        hint = self.screen.filled(asking, asking.question.hints[place])
        self.emit(self.screen.hanging("  " + self.tr("hint: "), hint))

    def _answer(self) -> str:
        """Read the lines of one answer; one that is empty is asked for again, unless it may be."""
        body = self.asking.variant.body
        if body.lines == 1:
            return self._read(_PROMPT)
        may_be_empty = not all(row.strip() for row in body.key("en").split("\n"))
        lines: list[str] = []
        while len(lines) < body.lines:
            place = self.tr("line {n} of {of}", n=len(lines) + 1, of=body.lines)
            line = self._read(f"{place} {_PROMPT}")
            if line.strip() or may_be_empty:
                lines.append(line)
        return "\n".join(lines)

    def _predict(self) -> None:
        predict = self.asking.question.predict
        text = self.screen.filled(self.asking, predict)
        self.emit(["", *self.screen.text(text + " " + self.tr("(Enter shows the choices)"))])
        self.emit(self.screen.text(self.screen.commands(letters=self.letters)))
        self.asked.prediction = self._read(_PROMPT)

    def _confidence(self) -> int:
        """Ask how sure the learner is, before the verdict; 0 when they say nothing.

        The answer stands by now: there are no hints to it any more, and to skip is to say nothing.
        """
        if not self.asking.question.confidence or self.asking.attempts:
            return 0
        sure = self.tr("how sure?  1 guess  2 think so  3 sure  Enter no answer")
        *above, last = self.screen.text(sure)
        while True:
            if above:
                self.emit(above)
            line, name = self._line(f"{last} {_PROMPT}")
            word = line.strip()
            if not word or name == "skip":
                return 0
            if word in ("1", "2", "3", "１", "２", "３"):
                return int(word)
            self.emit(self.screen.text(self.tr("1, 2 or 3; Enter: no answer")))

    def _mistakes(self, marking: Marking) -> None:
        """Name the misconceptions that an answer showed, and how often they came this week."""
        from grader.interface.table import with_command

        lines: list[str] = []
        for name in marking.misconceptions:
            count = self.asked.seen_this_week(name)
            text = self.tr("{name}: seen {n} times this week", name=name, n=count)
            command = f"grader explain {name}"
            lines += with_command(f"    {text if count > 1 else name}", command, self.screen.width)
        if lines:
            self.emit(lines)
