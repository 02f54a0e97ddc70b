"""Which exercise comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.model import ExerciseHead
from grader.progress import Standing

__all__ = ["following"]


def following(
    heads: Sequence[ExerciseHead], standings: Mapping[str, Standing], after: str = ""
) -> str:
    """Return the exercise to go on with, or an empty string when all are done.

    It is the first open one whose requirements are passed, looking from `after` on and then from
    the beginning; where every open one waits for another, the first open one.
    """
    done = {name for name, standing in standings.items() if standing.passed}
    place = next((i for i, head in enumerate(heads) if head.id == after), -1)
    order = [*heads[place + 1 :], *heads[: place + 1]]
    open_ = [head for head in order if head.id not in done and head.id != after]
    ready = [head for head in open_ if done.issuperset(head.requires)]
    return next((head.id for head in (*ready, *open_)), "")
