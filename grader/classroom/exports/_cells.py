"""CSV that a spreadsheet takes for text: no cell begins a formula."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import own
from grader.classroom.encodings import decoded
from grader.classroom.roster import MAX_BYTES, delimiter_of
from grader.errors import UsageError
from grader.messages import Message, os_reason, verbatim
from grader.text import visible

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_INNER = re.compile(r"(?<=.)([;\t\n|][\s\u3000\"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])", re.S)
"""Where a formula begins for a program that takes another separator than ours."""
_FORMULA = re.compile(r"^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


def cell(value: object) -> str:
    """Return a value as a cell; text that a spreadsheet would compute gets a quote before it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    text = visible(_CONTROLS.sub("", str(value)))
    text = _INNER.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.search(text) else text


def number(value: float | None) -> str:
    """A number with at most two places, no exponent; nothing for None."""
    if value is None:
        return ""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    delimiter: str = ",",
    *,
    ours: bool = True,
) -> str:
    """Return a CSV; with `ours` off, the cells are an outside system's and stay as they are."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] if ours else row for row in rows)
    return out.getvalue()


def read_number(text: str) -> float | None:
    """Read a mark as a system writes it, with a point or a comma; None where it is no number."""
    plain = text.strip().replace("\u00a0", "").replace("'", "")
    if re.fullmatch(r"[-+]?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """An outside system's CSV, and how it is written."""

    rows: list[list[str]]
    delimiter: str
    encoding: str
    newline: str
    comma: bool
    """Whether its numbers have a decimal comma."""

    @classmethod
    def read(cls, path: Path) -> Sheet:
        """Read a template.

        Raises
        ------
        UsageError
            It cannot be read.
        """
        try:
            found = decoded(own.bounded(path, MAX_BYTES))
            delimiter = delimiter_of(found.text)
            lines = io.StringIO(found.text, newline="")
            rows = list(csv.reader(lines, delimiter=delimiter))
        except (OSError, csv.Error) as error:
            reason = os_reason(error) if isinstance(error, OSError) else verbatim(str(error))
            raise UsageError(
                Message("cannot read `{path}`: {reason}", path=path.name, reason=reason)
            ) from None
        comma = any(re.fullmatch(r"\d+,\d+", c.strip()) for row in rows for c in row)
        newline = "\r\n" if "\r\n" in found.text else "\n"
        return cls(rows, delimiter, found.encoding, newline, comma)

    def number(self, value: float) -> str:
        """Return a number as the template writes numbers."""
        text = number(value)
        return text.replace(".", ",") if self.comma else text

    def data(self, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
        """Return a table as the template is written."""
        text = table(header, rows, self.delimiter, ours=False).replace("\n", self.newline)
        return text.encode(self.encoding, "replace")
