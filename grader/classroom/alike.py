"""Students whose work has the same structure, weighted over several exercises by how rare it is."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from dataclasses import dataclass

from grader.classroom.store import Store

COMMON = 30
"""Students with one structure above which it says nothing about anybody."""
WEIGHT = 3.0
"""Bits of surprise below which a pair is not shown: one structure in eight has three."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two students (by number) and the exercises in which their structure is the same."""

    first: int
    second: int
    exercises: tuple[str, ...]
    weight: float
    """Bits: the sum over the exercises of log2 of (submissions / those with this structure)."""


def alike(store: Store, shown: int = 20) -> list[Pair]:
    """Return the pairs, the most surprising first."""
    groups: dict[tuple[str, bytes], list[int]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    rows = store.query(
        "SELECT e.exercise, o.structure, e.student FROM entry e JOIN outcome o ON o.key = e.key"
        " WHERE o.structure IS NOT NULL ORDER BY e.student"
    )
    for exercise, structure, student in rows:
        groups[exercise, structure].append(student)
        sizes[exercise] += 1
    shared: dict[tuple[int, int], list[tuple[str, float]]] = defaultdict(list)
    for (exercise, _), students in groups.items():
        if 1 < len(students) <= COMMON:
            bits = math.log2(sizes[exercise] / len(students))
            for pair in itertools.combinations(students, 2):
                shared[pair].append((exercise, bits))
    pairs = [
        Pair(a, b, tuple(sorted(name for name, _ in found)), sum(bits for _, bits in found))
        for (a, b), found in shared.items()
    ]
    kept = [pair for pair in pairs if pair.weight >= WEIGHT]
    return sorted(kept, key=lambda p: (-p.weight, p.first, p.second))[:shown]
