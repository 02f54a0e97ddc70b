"""A report in a file of its own, and shown in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import write_over
from grader.messages import Message

if TYPE_CHECKING:
    from grader.interface.work import Work

_FORMS = {".html": "html", ".md": "markdown", ".json": "json", ".xml": "junit"}
_WORK = (".py", ".ipynb")


def form_of(output: str) -> str:
    """Return the form of a report that a file's name asks for."""
    return _FORMS.get(Path(output).suffix.lower(), "plain")


@dataclass(slots=True)
class ReportFile:
    """Where a report is written to, and whether it is still to be opened."""

    path: Path
    opens: bool

    @classmethod
    def of(
        cls, setting: Setting, output: str, form: str, *, opens: bool, works: Sequence[Work]
    ) -> ReportFile | None:
        """Return the file that was asked for; None where nothing is to be written.

        Raises
        ------
        UsageError
            It would replace somebody's work, is for several reports, or cannot be opened.
        """
        if opens and (form != "html" or not output):
            raise UsageError(
                Message("`--open` shows a page, and none is written"),
                hint=Message("as in `--format html -o report.html --open`"),
            )
        if not output:
            return None
        path = setting.cwd / output
        if path.suffix.lower() in _WORK or path in [work.path for work in works]:
            raise UsageError(
                Message("`{path}` is a place for work, not for a report", path=output),
                hint=Message("as in `-o report.html`"),
            )
        if len(works) > 1:
            raise UsageError(
                Message("`-o` is for one report, and there are {n} files", n=len(works)),
                hint=Message("check one file, or leave `-o` out"),
            )
        return cls(path, opens)

    def write(self, setting: Setting, text: str) -> None:
        """Write the report, say where it is, and open it the first time.

        Raises
        ------
        UsageError
            It cannot be written.
        """
        shown = setting.relative(self.path)
        write_over(self.path, text, shown)
        setting.emit(setting.tr("wrote {path}", path=shown) + "\n")
        if not self.opens:
            return
        import webbrowser

        if not webbrowser.open(self.path.resolve().as_uri()):
            setting.say(Message("no browser could be opened: open {path} yourself", path=shown))
        self.opens = False
