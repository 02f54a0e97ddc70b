"""The magics of a notebook; each does what the command of its name does."""

from __future__ import annotations

import argparse
import functools
import shlex
from collections.abc import Callable
from typing import Any, NoReturn

from IPython.display import display

from grader.errors import ContentError, GraderError, UsageError
from grader.interface.cells import note_raised, remember_raised
from grader.interface.functions import check_at
from grader.interface.options import examine
from grader.interface.running import in_cells, left_out, running_work
from grader.interface.terminal import Prompt
from grader.messages import Message, verbatim
from grader.text import MAGICS


class Magics:
    """What the cells of one notebook can ask the grader.

    Parameters
    ----------
    shell : InteractiveShell
        Runs the cells.
    """

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        remember_raised(shell)

    def register(self) -> None:
        """Make them known to the shell."""
        for name in MAGICS:
            magic = functools.wraps(getattr(self, name))(_told(getattr(self, name)))
            kind = "line_cell" if name == "check" else "line"
            self.shell.register_magic_function(magic, kind, name)

    def check(self, line: str, cell: str | None = None) -> None:
        """Run the cell, if there is one, and grade what the cells run so far define."""
        words = _Words("check")
        words.add_argument("exercise", nargs="?", default="", metavar="EX")
        words.add_argument("--backend")
        words.add_argument("--seed", type=_whole("--seed"), metavar="N")
        words.add_argument("--device", default="cpu")
        words.add_argument("--lang", default="")
        asked = words.read(line)
        wanted = {"backend": asked.backend, "seed": asked.seed, "device": asked.device}
        examine(**wanted, lang=asked.lang)
        page = Prompt(asked.lang)
        named = [page.exercise_id(asked.exercise)] if asked.exercise else []
        if cell is not None and not self._runs(cell):
            page.complain(
                Message("the cell raised, and is not graded"),
                Message("mend it and run it again; what tries it out can stand in the next cell"),
            )
            return
        for name in named or self._defined(page):
            work = running_work(page, name, whatever=True)
            assert work is not None  # this is the notebook
            report = check_at(page, work, **wanted)
            display(report)
            raised = left_out(page, work.exercise)
            if raised and not report:
                page.say(
                    Message("cells that raised do not count after that: {cells}", cells=raised)
                )

    def _runs(self, cell: str) -> bool:
        """Run a cell as usual; remember it where it raises."""
        done = self.shell.run_cell(cell, store_history=False)
        if not done.success:
            note_raised(self.shell, done, cell)
        return bool(done.success)

    def _defined(self, page: Prompt) -> list[str]:
        """Return the exercises that the cells are for."""
        return in_cells(page, self.shell)

    def show(self, line: str) -> None:
        """Show the statement of an exercise."""
        from grader.interface.statement import statement_screen

        page = Prompt()
        page.emit(statement_screen(page, page.exercise_id(_one(line, "show"))) + "\n")

    def hint(self, line: str) -> None:
        """Show the next hint for an exercise, or for the one at work."""
        from grader.interface.hints import hint_screen

        page = Prompt()
        page.emit(hint_screen(page, line.strip()) + "\n")

    def explain(self, line: str) -> None:
        """Explain a mistake that a report named, or list those that are open."""
        from grader.interface.explaining import explain_screen

        page = Prompt()
        page.emit(explain_screen(page, line.strip()) + "\n")

    def repro(self, line: str) -> None:
        """Write a script with the inputs of one case into the next cell."""
        from grader.interface.repro import repro_script

        words = _Words("repro")
        words.add_argument("exercise", nargs="?", metavar="EX")
        words.add_argument("case", nargs="?", metavar="CASE")
        words.add_argument("--seed", type=_whole("--seed"), metavar="N")
        asked = words.read(line)
        if not asked.case:
            hint = Message("as in `%repro EX CASE`: a report that fails names the case")
            raise UsageError(Message("which case of which exercise?"), hint=hint)
        text, _ = repro_script(Prompt(), asked.exercise, asked.case, asked.seed)
        self.shell.set_next_input(text)

    def progress(self, line: str) -> None:
        """Show open mistakes, points and reviews."""
        from grader.interface.progress_screen import progress_screen

        page = Prompt()
        agenda = page.agenda(page.readable_quizzes())
        page.emit(progress_screen(page, agenda, page.course.heads(), everything=True))

    def quiz(self, line: str) -> None:
        """Ask questions, to click on where widgets are installed."""
        from grader.interface.selecting import quiz_selection
        from grader.notebook.quiz import ask

        words = _Words("quiz")
        words.add_argument("quiz", nargs="?", default="", metavar="QUIZ")
        words.add_argument("-n", type=_whole("-n", 1), default=8)
        words.add_argument("--seed", type=_whole("--seed"), metavar="N")
        asked = words.read(line)
        page = Prompt()
        ask(page, quiz_selection(page, asked.quiz, asked.n, asked.seed))

    def review(self, line: str) -> None:
        """Ask the questions that are due."""
        from grader.interface.selecting import nothing_due, review_selection
        from grader.notebook.quiz import ask

        words = _Words("review")
        words.add_argument("-n", type=_whole("-n", 1), default=10)
        page = Prompt()
        selection = review_selection(page, words.read(line).n)
        if selection is None:
            page.emit(nothing_due(page) + "\n")
        else:
            ask(page, selection)


class _Words(argparse.ArgumentParser):
    """Reads the words behind a magic."""

    def __init__(self, name: str) -> None:
        super().__init__(f"%{name}", add_help=False, allow_abbrev=False)

    def read(self, line: str) -> argparse.Namespace:
        """Return what the words say.

        Raises
        ------
        UsageError
            They cannot be read.
        """
        self._line = line.strip()
        try:
            asked, unknown = self.parse_known_args(shlex.split(line))
        except ValueError:  # a quotation that does not end
            self.error("")
        if unknown:
            raise UsageError(
                Message("`{magic}` does not know `{word}`", magic=self.prog, word=unknown[0]),
                hint=self._usage,
            )
        return asked

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            Message("`{magic}` cannot read `{words}`", magic=self.prog, words=self._line),
            hint=self._usage,
        )

    @property
    def _usage(self) -> Message:
        usage = " ".join(self.format_usage().split()).removeprefix("usage: ")
        return verbatim(f"`{usage}`")


def _whole(name: str, least: int = 0) -> Callable[[str], int]:
    """Return what reads the value of an option that is a whole number."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise UsageError(
                Message(
                    "`{name}` is a whole number from {least}, got `{value}`",
                    name=name,
                    least=least,
                    value=text,
                )
            )
        return int(text)

    return read


def _one(line: str, magic: str) -> str:
    if not line.strip():
        hint = Message("`%{magic} EX`; `grader list` shows all exercises", magic=magic)
        raise UsageError(Message("which exercise?"), hint=hint)
    return line.strip()


def _told(magic: Callable[..., None]) -> Callable[..., None]:
    """Have the errors of ours stand below the cell as sentences."""

    def run(*args: Any) -> None:
        from grader.content import show

        try:
            magic(*args)
        except GraderError as error:
            said = show(error) if isinstance(error, ContentError) else error.message
            Prompt().complain(said, error.hint)

    return run
