"""Which column of an outside gradebook an exercise is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from grader.errors import UsageError

__all__ = ["bare", "matched"]


def bare(title: str) -> str:
    """Return a title without the id Canvas puts behind it, folded."""
    return (
        re.sub(r"\s*\(\d+\)\s*$", "", title).casefold().replace("-", " ").replace("_", " ").strip()
    )


def matched(
    header: Sequence[str],
    exercises: Mapping[str, tuple[str, float]],
    given: Mapping[str, str],
    usable: Sequence[int],
) -> dict[str, int]:
    """Return the column of each exercise, one of the `usable`.

    Raises
    ------
    UsageError
        A named column is not there, or no exercise has one.
    """
    found: dict[str, int] = {}
    titles = {place: header[place] for place in usable}
    for name, (title, _) in exercises.items():
        if name in given:
            wanted = given[name]
            places = [n for n, t in titles.items() if t == wanted or bare(t) == bare(wanted)]
            if len(places) != 1:
                raise UsageError(
                    f"{len(places) or 'no'} column `{wanted}` in the template",
                    hint=f"its columns are {_listed(titles)}",
                )
        else:
            places = [n for n, t in titles.items() if bare(t) in (bare(name), bare(title))]
        if len(places) == 1:
            found[name] = places[0]
    if not found:
        example = f"{next(iter(exercises))}={next(iter(titles.values()), 'TITLE')}"
        raise UsageError(
            "no column of the template is called like an exercise",
            hint=f"say which, as in `--column '{example}'`; its columns are {_listed(titles)}",
        )
    return found


def _listed(titles: Mapping[int, str]) -> str:
    every = [f"`{title}`" for title in titles.values()]
    return ", ".join(every[:12]) + (", ..." if len(every) > 12 else "")
