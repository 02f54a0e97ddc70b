"""What the stored grades say about one that is to be made: what changed, and what still holds.

A grade's outcomes are kept check by check (see `key.kept`). A submission that remembers its own
calls may answer a new check otherwise than it would after the ones that are kept; `--fresh` runs
everything again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.classroom import key as keys
from grader.classroom.plan import Task
from grader.classroom.store import Store
from grader.messages import Message
from grader.model import Outcome, Status

_FOLLOWS = ("cases", "order of checks")
"""Parts that are no news beside a check that changed."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """Why a grade is to be made again, and what of the stored one `outcome` is kept."""

    reason: Message
    outcome: int = 0
    checks: tuple[str, ...] = ()


class _Stored:
    """The parts of the stored grades of one exercise, those without the source shared."""

    def __init__(self, store: Store, exercise: str) -> None:
        self.rests: list[dict[str, str]] = []
        self.by_source: dict[str, list[tuple[int, int]]] = {}
        seen: dict[frozenset[tuple[str, str]], int] = {}
        for outcome, parts in store.parts(exercise):
            source = parts.pop("source", "")
            rest = seen.setdefault(frozenset(parts.items()), len(seen))
            if rest == len(self.rests):
                self.rests.append(parts)
            self.by_source.setdefault(source, []).append((outcome, rest))

    def nearest(self, parts: Mapping[str, str]) -> Reuse:
        """Return what is known of the most similar grade, one of the same source first."""
        source = parts["source"]
        same = self.by_source.get(source)
        own = {name: part for name, part in parts.items() if name != "source"}
        if not self.rests:
            return Reuse(Message("never graded before"))
        if same is None:
            changed = min((keys.differing(own, rest) for rest in self.rests), key=len)
            return Reuse(_reason([*changed, "source"]))
        found = [
            (keys.kept(own, self.rests[rest]), keys.differing(own, self.rests[rest]), outcome)
            for outcome, rest in same
        ]
        kept, changed, outcome = min(found, key=lambda one: (-len(one[0]), len(one[1]), -one[2]))
        return Reuse(_reason(changed, kept), outcome if kept else 0, tuple(kept))


def _reason(changed: list[str], kept: list[str] | None = None) -> Message:
    if any(name.startswith(keys.CHECK) for name in changed):
        changed = [name for name in changed if name not in _FOLLOWS]
    what = Message("changed: {parts}", parts=tuple(sorted(changed)))
    if not kept:
        return what
    return Message("{what}; {n} checks are kept", what=what, n=len(kept))


def reuses(tasks: list[Task], store: Store) -> dict[bytes, Reuse]:
    """Return for every grade to be made what the store has of it, by key."""
    stored: dict[str, _Stored] = {}
    found = {}
    for task in tasks:
        name = task.exercise.id
        if name not in stored:
            stored[name] = _Stored(store, name)
        found[task.key] = stored[name].nearest(task.parts)
    return found


def known_outcomes(reuse: Reuse, store: Store) -> tuple[Outcome, ...]:
    """Return the outcomes that are kept, as they stand in the stored report."""
    if not reuse.checks:
        return ()
    outcomes = store.report(reuse.outcome).outcomes
    return tuple(o for o in outcomes if o.check in reuse.checks and o.status is not Status.BLOCKED)
