"""Statistics of a class: scores, checks and their misconceptions, items, signatures, outliers.

Item statistics after Allen and Yen 1979: difficulty is the share that passes, discrimination the
correlation of an item with the rest of the points (corrected item-rest).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from grader.classroom.gradebook import Grade, Gradebook, total_of
from grader.classroom.store import Store
from grader.messages import Message, Text

BINS = 10
ENOUGH = 20
"""Submissions below which difficulty and correlation say nothing, and are hidden."""
SIGNATURES = 8
OUTLIER = 3.0
"""Times above the upper quartile, in interquartile ranges (Tukey's far-out fence)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of an exercise over the class. Shares are from 0 to 1."""

    name: str
    seen: int
    failed: int
    mistakes: tuple[tuple[str, int], ...]
    """Misconceptions of those that fail it, most first."""
    difficulty: float | None = None
    discrimination: float | None = None
    flag: Message | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Submissions that fail the very same checks."""

    checks: tuple[str, ...]
    count: int
    mistakes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ExerciseStatistics:
    """One exercise over the class; `histogram` counts scores in tenths of the points."""

    name: str
    title: str | Text
    states: dict[str, int]
    mean: float | None
    median: float | None
    histogram: tuple[int, ...]
    checks: tuple[Check, ...]
    mistakes: tuple[tuple[str, str | Text, int], ...]
    """Id, title, count."""
    signatures: tuple[Signature, ...]
    slow: int
    typical_seconds: float | None
    timeouts: int
    memory: int
    crashes: int
    same: int
    """Submissions that are byte for byte another one's."""

    @property
    def common(self) -> list[tuple[str, int]]:
        """The mistake that is made most, and how often."""
        return [(name, count) for name, _, count in self.mistakes[:1]]


@dataclass(frozen=True, slots=True)
class ClassStatistics:
    """The statistics of a class."""

    students: int
    submissions: int
    graded: int
    open: tuple[tuple[Message, int], ...]
    """Why there is no mark -> how many."""
    missing: int
    exercises: tuple[ExerciseStatistics, ...]
    totals: tuple[float, ...] = ()
    """Each student's share of what they can reach, those of whom nothing is open; in order."""

    @property
    def mean_total(self) -> float | None:
        """What those students reach on average."""
        return sum(self.totals) / len(self.totals) if self.totals else None

    @property
    def median_total(self) -> float | None:
        """What half of those students reach."""
        return _quantile(self.totals, 0.5)


def class_statistics(store: Store, book: Gradebook) -> ClassStatistics:
    """Return the statistics of a class."""
    grades = book.grades
    reasons = Counter(_why(g) for g in grades if g.state == "not graded")
    missing = sum(g.state == "missing" for g in grades)
    return ClassStatistics(
        students=len(book.students),
        submissions=len(grades) - missing,
        graded=sum(g.outcome is not None for g in grades),
        open=tuple(reasons.most_common()),
        missing=missing,
        exercises=tuple(_exercise(store, book, name) for name in sorted(book.exercises)),
        totals=tuple(sorted(_totals(book))),
    )


def _totals(book: Gradebook) -> list[float]:
    totals = [total_of(grades) for grades in book.by_student().values()]
    return [t.score / t.worth for t in totals if t.score is not None and t.worth]


def _why(grade: Grade) -> Message:
    """Why there is no mark, without a name of anybody or of any file: the page is for showing.

    That is what the note says without its parameters, or where it has none.
    """
    note = grade.note
    if note.template and not note.parameters:
        return note
    return note.without or Message("a file that cannot be graded")


def _exercise(store: Store, book: Gradebook, name: str) -> ExerciseStatistics:
    grades = [g for g in book.grades if g.exercise == name]
    marked = [g for g in grades if g.outcome is not None]
    shares = sorted(g.points / g.max_points if g.max_points else 0.0 for g in marked)
    counts = Counter(g.outcome for g in marked if g.outcome is not None)
    results = _results(store, name)
    times = sorted(t for o, t in _seconds(store, name).items() for _ in range(counts[o]))
    kinds = _kinds(store, name, counts)
    titles = dict(store.query("SELECT DISTINCT name, title FROM diagnosis"))
    mistakes = Counter(m for g in marked for m in g.mistakes)
    named = {g.outcome: g.mistakes for g in marked}
    return ExerciseStatistics(
        name=name,
        title=book.exercises[name][0],
        states=dict(Counter(g.state for g in grades)),
        mean=sum(shares) / len(shares) if shares else None,
        median=_quantile(shares, 0.5),
        histogram=_histogram(shares),
        checks=_checks(results, counts, named),
        mistakes=tuple((m, titles.get(m, m), n) for m, n in _ranked(mistakes)),
        signatures=_signatures(results, counts, named),
        slow=_outliers(times),
        typical_seconds=_quantile(times, 0.5),
        timeouts=kinds["timeout"],
        memory=kinds["memory"],
        crashes=kinds["crash"],
        same=len(marked) - len(counts),
    )


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))


def _histogram(shares: Sequence[float]) -> tuple[int, ...]:
    found = [0] * BINS
    for share in shares:
        found[min(BINS - 1, int(share * BINS + 1e-9))] += 1
    return tuple(found)


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _outliers(times: Sequence[float]) -> int:
    if len(times) < ENOUGH:
        return 0
    low, high = _quantile(times, 0.25), _quantile(times, 0.75)
    assert low is not None and high is not None
    fence = high + OUTLIER * max(high - low, 0.05 * high)
    return sum(time > fence for time in times)


# --------------------------------------------------------------------------- from the store


@dataclass(frozen=True, slots=True)
class _Result:
    """One outcome's points by check, and the checks that failed."""

    points: dict[str, tuple[float, float]]
    failed: frozenset[str]
    blocked: frozenset[str]


def _results(store: Store, exercise: str) -> dict[int, _Result]:
    rows = store.query(
        "SELECT c.outcome, c.name, sum(c.points), sum(c.max_points),"
        " sum(c.status NOT IN ('pass', 'blocked')), sum(c.status = 'blocked')"
        " FROM check_result c JOIN outcome o ON o.id = c.outcome"
        " JOIN exercise e ON e.id = o.exercise WHERE e.name = ?"
        " GROUP BY c.outcome, c.name ORDER BY c.outcome, min(c.position)",
        exercise,
    )
    gathered: dict[int, tuple[dict[str, tuple[float, float]], set[str], set[str]]] = {}
    for outcome, name, points, maximum, failed, blocked in rows:
        by_check, bad, stopped = gathered.setdefault(outcome, ({}, set(), set()))
        by_check[name] = (points, maximum)
        if failed:
            bad.add(name)
        elif blocked:
            stopped.add(name)
    return {o: _Result(p, frozenset(f), frozenset(b)) for o, (p, f, b) in gathered.items()}


def _seconds(store: Store, exercise: str) -> dict[int, float]:
    rows = store.query(
        "SELECT o.id, o.seconds FROM outcome o JOIN exercise e ON e.id = o.exercise"
        " WHERE e.name = ?",
        exercise,
    )
    return {outcome: seconds for outcome, seconds in rows}


def _kinds(store: Store, exercise: str, counts: Counter[int]) -> Counter[str]:
    """How many submissions hit a limit or died, by kind."""
    found: Counter[str] = Counter()
    rows = store.query(
        "SELECT DISTINCT c.outcome, c.status FROM check_result c"
        " JOIN outcome o ON o.id = c.outcome JOIN exercise e ON e.id = o.exercise"
        " WHERE e.name = ? AND c.status IN ('timeout', 'memory', 'crash')",
        exercise,
    )
    for outcome, status in rows:
        found[status] += counts[outcome]
    return found


def _checks(
    results: dict[int, _Result],
    counts: Counter[int],
    named: dict[int | None, tuple[str, ...]],
) -> tuple[Check, ...]:
    names = dict.fromkeys(name for result in results.values() for name in result.points)
    return tuple(_check(name, results, counts, named) for name in names)


def _check(
    name: str,
    results: dict[int, _Result],
    counts: Counter[int],
    named: dict[int | None, tuple[str, ...]],
) -> Check:
    mistakes: Counter[str] = Counter()
    seen = failed = 0
    pairs: list[tuple[float, float, int]] = []
    for outcome, result in results.items():
        times = counts[outcome]
        if not times or name not in result.points:
            continue
        own, maximum = result.points[name]
        if maximum:
            rest = sum(p for p, _ in result.points.values()) - own
            pairs.append((own / maximum, rest, times))
        if name in result.blocked:
            continue
        seen += times
        if name in result.failed:
            failed += times
            for mistake in named.get(outcome, ()):
                mistakes[mistake] += times
    difficulty = 1 - failed / seen if seen >= ENOUGH else None
    correlation = _correlation(pairs) if seen >= ENOUGH else None
    return Check(
        name,
        seen,
        failed,
        tuple(_ranked(mistakes)[:3]),
        difficulty,
        correlation,
        _flag(difficulty, correlation, bool(pairs)),
    )


def _flag(difficulty: float | None, correlation: float | None, pointed: bool) -> Message | None:
    if difficulty is None or not pointed:
        return None
    if difficulty < 0.1:
        return Message("hardly anyone passes")
    if difficulty > 0.95:
        return Message("nearly everyone passes")
    if correlation is not None and correlation < 0.1:
        return Message("tells good from bad work badly")
    return None


def _correlation(pairs: Sequence[tuple[float, float, int]]) -> float | None:
    """Pearson's correlation of weighted pairs; None where one side does not vary."""
    total = sum(n for _, _, n in pairs)
    if not total:
        return None
    mx = sum(x * n for x, _, n in pairs) / total
    my = sum(y * n for _, y, n in pairs) / total
    xx = sum((x - mx) ** 2 * n for x, _, n in pairs)
    yy = sum((y - my) ** 2 * n for _, y, n in pairs)
    if xx <= 1e-12 * total or yy <= 1e-12 * total:
        return None
    return sum((x - mx) * (y - my) * n for x, y, n in pairs) / math.sqrt(xx * yy)


def _signatures(
    results: dict[int, _Result],
    counts: Counter[int],
    named: dict[int | None, tuple[str, ...]],
) -> tuple[Signature, ...]:
    sizes: Counter[tuple[str, ...]] = Counter()
    mistakes: dict[tuple[str, ...], Counter[str]] = {}
    for outcome, result in results.items():
        if counts[outcome] and result.failed:
            key = tuple(name for name in result.points if name in result.failed)
            sizes[key] += counts[outcome]
            for mistake in named.get(outcome, ()):
                mistakes.setdefault(key, Counter())[mistake] += counts[outcome]
    ranked = sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))[:SIGNATURES]
    return tuple(Signature(k, n, tuple(_ranked(mistakes.get(k, Counter()))[:3])) for k, n in ranked)
