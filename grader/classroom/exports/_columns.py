"""Which column of an outside gradebook takes which exercises, and what is written into a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from grader.classroom.exports import TOTAL, ExportOptions
from grader.classroom.exports._cells import Sheet, read_number
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.records import Student, few
from grader.errors import UsageError
from grader.messages import Message

_EMPTY = ("", "-", "–", "N/A")
EXCUSED = "EX"
_LISTED = 12


def bare(title: str) -> str:
    """Return a title without the id Canvas puts behind it, folded."""
    return (
        re.sub(r"\s*\(\d+\)\s*$", "", title).casefold().replace("-", " ").replace("_", " ").strip()
    )


def matched(
    header: Sequence[str], book: Gradebook, given: Mapping[str, str], usable: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Return the exercises (or `total`) of each column that is to be filled, one of the `usable`.

    Raises
    ------
    UsageError
        A named column is not there, two things would stand in one cell, or nothing has a column.
    """
    titles = {place: header[place] for place in usable}
    found: dict[int, list[str]] = {}
    for name, wanted in given.items():
        if name != TOTAL and name not in book.exercises:
            raise UsageError(
                Message("no exercise `{name}` in these results", name=name),
                hint=Message(
                    "there are {names}, and `total` for all", names=tuple(sorted(book.exercises))
                ),
            )
        places = [n for n, t in titles.items() if t == wanted] or [
            n for n, t in titles.items() if bare(t) == bare(wanted)
        ]
        if len(places) != 1:
            raise UsageError(
                Message("{n} columns `{title}` in the template", n=len(places), title=wanted)
                if places
                else Message("no column `{title}` in the template", title=wanted),
                hint=Message("its columns are {titles}", titles=_listed(titles)),
            )
        found.setdefault(places[0], []).append(name)
    for name, (title, _) in book.exercises.items():
        places = [n for n, t in titles.items() if bare(t) in (bare(name), bare(title))]
        if name not in given and len(places) == 1:
            found.setdefault(places[0], []).append(name)
    _refused(found, titles, given, book)
    if not found:
        example = f"{next(iter(book.exercises))}={next(iter(titles.values()), 'TITLE')}"
        raise UsageError(
            Message("no column of the template is called like an exercise"),
            hint=Message(
                "say which, as in `--column '{example}'`; its columns are {titles}",
                example=example,
                titles=_listed(titles),
            ),
        )
    return {place: tuple(names) for place, names in found.items()}


def _refused(
    found: Mapping[int, list[str]],
    titles: Mapping[int, str],
    given: Mapping[str, str],
    book: Gradebook,
) -> None:
    """Refuse two things in one cell, where they are not said to be summed."""
    for place, names in found.items():
        unsaid = [name for name in names if name not in given]
        if len(names) > 1 and (TOTAL in names or unsaid):
            raise UsageError(
                Message(
                    "column `{title}` would hold all of {names}",
                    title=titles[place],
                    names=tuple(names),
                ),
                hint=Message("one `--column EX=TITLE` for each exercise that is summed there"),
            )
        extra = [name for name in names if name in book.extras]
        if len(names) > 1 and extra:
            raise UsageError(
                Message(
                    "`{name}` is summed in `{title}`, and only a few handed it in",
                    name=extra[0],
                    title=titles[place],
                ),
                hint=Message(
                    "`exercises:` in the course file says what counts, and for whom it is missing"
                ),
            )


def _listed(titles: Mapping[int, str]) -> tuple[str, ...]:
    every = [f"`{title}`" for title in titles.values()]
    return (*every[:_LISTED], *(["..."] if len(every) > _LISTED else []))


def summed(grades: Sequence[Grade], names: Sequence[str]) -> float | str | None:
    """Return the share of a column's points that was reached, `EX`, or None for no mark."""
    own = [g for g in grades if (g.counts if TOTAL in names else g.exercise in names)]
    marked = [g for g in own if g.state != "excused"]
    if not marked:
        every = [g for g in grades if TOTAL in names or g.exercise in names]
        return EXCUSED if any(g.state == "excused" for g in every) else None
    if any(g.score is None for g in marked):
        return None
    return sum(g.score or 0.0 for g in marked) / sum(g.worth for g in marked)


@dataclass
class Filling:
    """Fills the cells of a template, and leaves those that somebody else has filled."""

    sheet: Sheet
    before: Mapping[tuple[str, str], str]
    """What was written by an earlier export."""
    options: ExportOptions
    written: dict[tuple[str, str], str] = field(default_factory=dict)
    kept: list[Message] = field(default_factory=list)

    def cell(self, old: str, new: float | str | None, student: Student, column: str) -> str:
        """Return what stands in a cell: the new mark, or the old one where that is another's."""
        if new is None:
            return old
        text = new if isinstance(new, str) else self.sheet.number(round(new, 2))
        place = student.id, column
        if self.options.overwrite or self._ours(old, place) or _same(old, text):
            self.written[place] = text
            return text
        self.kept.append(
            Message(
                "`{student}` has {old} in `{column}`, not {new}",
                student=student.id,
                old=old.strip(),
                column=column,
                new=text,
            )
        )
        return old

    def _ours(self, old: str, place: tuple[str, str]) -> bool:
        return old.strip() in _EMPTY or (place in self.before and _same(old, self.before[place]))

    def remarks(self, absent: Sequence[Student]) -> tuple[Message, ...]:
        """Return what an instructor must know: what was left, who is not in the template."""
        found = []
        if self.kept:
            some = few(self.kept, _LISTED)
            found.append(Message("left as it is (`--overwrite` writes it): {marks}", marks=some))
        if absent:
            names = [f"`{s.id}`" + (f" ({s.name})" if s.name else "") for s in absent]
            found.append(Message("not in the template: {names}", names=few(names, _LISTED)))
        return tuple(found)


def _same(old: str, text: str) -> bool:
    a, b = read_number(old), read_number(text)
    if a is None or b is None:
        return old.strip() == text.strip()
    return abs(a - b) < 0.005
