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
    header: Sequence[str], exercises: Mapping[str, tuple[str, float]], given: Mapping[str, str]
) -> dict[str, int]:
    """Return the column of each exercise.

    Raises
    ------
    UsageError
        A named column is not there, or no exercise has one.
    """
    found: dict[str, int] = {}
    folded = [bare(title) for title in header]
    for name, (title, _) in exercises.items():
        if name in given:
            wanted = given[name]
            places = [n for n, t in enumerate(header) if t == wanted or bare(t) == bare(wanted)]
            if len(places) != 1:
                raise UsageError(f"{len(places) or 'no'} column `{wanted}` in the template")
        else:
            places = [n for n, t in enumerate(folded) if t in (bare(name), bare(title))]
        if len(places) == 1:
            found[name] = places[0]
    if not found:
        listed = ", ".join(f"`{title}`" for title in header[4:16])
        raise UsageError(
            "no column of the template is called like an exercise",
            hint=f"say `--column EXERCISE=TITLE`; its columns are {listed}",
        )
    return found
