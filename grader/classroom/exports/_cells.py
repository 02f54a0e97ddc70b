"""CSV that a spreadsheet takes for text: no cell begins a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

__all__ = ["cell", "number", "table", "template"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FORMULA = re.compile(r"^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")


def cell(value: object) -> str:
    """Return a value as a cell; text that a spreadsheet would compute gets a quote before it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    text = _CONTROLS.sub("", str(value))
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


def template(text: str) -> tuple[list[list[str]], str]:
    """Read an outside system's CSV; return its rows and its delimiter."""
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)), delimiter
