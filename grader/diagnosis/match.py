"""Matching: which wrong variants, or pairs of them, explain every probe."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.diagnosis.probes import (
    DTYPE,
    Probe,
    agreement,
    ask_ahead,
    more,
    narrow,
    narrowed,
    observed,
)
from grader.model import Returned, Slip
from grader.numerics.leaves import leaves, number
from grader.trial import Trial, Variant

MAX_CANDIDATES = 2
MAX_PAIRS = 600
"""Pairs of wrong variants that are tried at most, and three together. They are counted, not timed:
a busy machine changes no name."""
RIGHT = 5
"""How many times faster a right probe must be, to be tried before a wrong one."""
BRIEF = 1e-3
"""Seconds that a call takes beside those that it computes."""


@dataclass(frozen=True, slots=True)
class Match:
    """The slips that together explain the probes, how many of how many, and how closely.

    `either` are mistakes that compute the same, one of which is there, too. `partly` says that
    something else is, and what it is stays open.
    """

    slips: tuple[Slip, ...]
    explained: int
    probes: int
    difference: float
    either: tuple[Slip, ...] = ()
    partly: bool = False

    @property
    def complete(self) -> bool:
        return self.explained == self.probes


def match(trial: Trial, probes: Sequence[Probe]) -> list[Match]:
    """Return the mistakes that fit; those beside single precision, where nothing fits exactly."""
    found = _of_functions(trial, probes)
    if found or not narrow(probes):
        return found
    return _of_functions(trial, [narrowed(trial, probe) for probe in probes])


def _of_functions(trial: Trial, probes: Sequence[Probe]) -> list[Match]:
    """Return the mistakes that fit: of all functions together, else of one of them alone.

    The mistake of one function is its own where another one is right, before two that only together
    explain all of them. Three together are what is left where neither fits.
    """
    if all(probe.right for probe in probes):
        return []
    entries = tuple(trial.exercise.entries)
    found = _match(trial, probes, entries)
    fewest = min((len(one.slips) for one in found if one.complete), default=0)
    if fewest == 1 or (fewest and len(entries) == 1):
        return found
    own = _of_each(trial, probes) if len(entries) > 1 else []
    if own and not 0 < fewest <= len(own[0].slips):
        return own
    return found or _three(trial, probes, entries)


def _of_each(trial: Trial, probes: Sequence[Probe]) -> list[Match]:
    """Return the mistakes of single functions that explain all that is wrong with them.

    Where several functions are explained, each by one mistake or pair, all of those together. After
    a function whose mistake is not known nothing is named.
    """
    wrong = {probe.case.entry for probe in probes if not probe.right}
    explained = []
    for entry in (entry for entry in trial.exercise.entries if entry in wrong):
        own = _match(trial, [probe for probe in probes if probe.case.entry == entry], (entry,))
        if not own or not all(candidate.complete for candidate in own):
            break  # what follows may only call it
        explained.append(own)
    certain = [own[0] for own in explained if len(own) == 1]
    if len(certain) < 2:
        return explained[0] if explained else []
    slips = {slip.id: slip for one in certain for slip in one.slips}
    return [
        Match(
            tuple(slips.values()),
            sum(one.explained for one in certain),
            sum(one.probes for one in certain),
            max(one.difference for one in certain),
            either=tuple(slip for one in certain for slip in one.either),
            partly=any(one.partly for one in certain),
        )
    ]


def _match(trial: Trial, probes: Sequence[Probe], entries: Sequence[str]) -> list[Match]:
    """Return the mistakes of some functions that fit; more than two candidates are none.

    Single ones, or pairs.

    A candidate must agree with the submission on every probe, and nowhere be wrong where the
    submission is right. Where both are wrong, but differently, there is a further mistake: pairs
    that explain it come before a single one that does not.
    """
    wrong = [probe for probe in probes if not probe.right]
    telling = any(map(_tells, wrong))
    if not telling and any(probe.truth is None for probe in wrong):
        return []
    slips = _slips(trial)
    singles = _explaining(trial, [(slip,) for slip in slips], probes)
    extra = _more(trial, probes, entries) if singles else []
    found = _confirmed(trial, singles, extra)
    if not telling:  # of results that never moved, the only known mistake that leaves them so
        return found if len(found) == 1 and found[0].complete else []
    if not any(candidate.complete for candidate in found):
        known = {candidate.slips[0].id for candidate in found}
        pairs = [p for p in _pairs(trial, slips) if not known or known & {p[0].id, p[1].id}]
        several = _explaining(trial, pairs[:MAX_PAIRS], [*probes, *extra])
        if several and not extra:
            several = _confirmed(trial, several, _more(trial, probes, entries))
        found = [candidate for candidate in several if candidate.complete] or found
    return _few([candidate for candidate in found if candidate.complete] or found)


def _three(trial: Trial, probes: Sequence[Probe], entries: Sequence[str]) -> list[Match]:
    """Return three mistakes that together explain everything."""
    if not any(_tells(probe) for probe in probes if not probe.right):
        return []
    pairs = _pairs(trial, _slips(trial))[:MAX_PAIRS]
    found = _explaining(trial, _triples(trial, pairs, probes), probes)
    found = _confirmed(trial, found, _more(trial, probes, entries)) if found else []
    few = _few([candidate for candidate in found if candidate.complete])
    return few if len(few) == 1 else []


def _slips(trial: Trial) -> list[Slip]:
    """Return the mistakes that are known by their results, in all their forms."""
    return [
        form
        for slip in trial.exercise.slips.values()
        for form in slip.forms
        if not form.finding and form.variant
        if not form.backends or trial.backend in form.backends
    ]


def _few(found: Sequence[Match]) -> list[Match]:
    """Return the candidates, two forms of one mistake once; too many say nothing."""
    names = {tuple(slip.id for slip in candidate.slips): candidate for candidate in found}
    few = list(names.values())
    return _certain(few) if len(few) <= MAX_CANDIDATES else []


def _certain(found: list[Match]) -> list[Match]:
    """Return the candidates; rival pairs with one mistake in common as one candidate.

    What the rivals differ in is named where it is one mistake by two names (`same_as`).
    """
    ids = [{slip.id for slip in candidate.slips} for candidate in found]
    common = set.intersection(*ids) if len(found) > 1 else set()
    if not common:
        return found
    slips = tuple(slip for slip in found[0].slips if slip.id in common)
    rest = tuple(slip for one in found for slip in one.slips if slip.id not in common)
    either = rest if len(rest) == len(found) and _twins(rest) else ()
    return [replace(found[0], slips=slips, either=either, partly=not either)]


def _twins(slips: Sequence[Slip]) -> bool:
    """Whether all of these mistakes are said to compute the same."""
    return all(a.id in b.same_as or b.id in a.same_as for a, b in itertools.combinations(slips, 2))


def _pairs(trial: Trial, slips: Sequence[Slip]) -> list[tuple[Slip, ...]]:
    """Pairs that can be combined: they override different steps of the same base."""
    steps = trial.reference.solution.classes
    return [
        (a, b)
        for a, b in itertools.combinations(slips, 2)
        if a.id != b.id
        and steps.get(a.variant)
        and steps.get(b.variant)
        and steps[a.variant].base == steps[b.variant].base
        and not steps[a.variant].methods & steps[b.variant].methods
    ]


def _triples(
    trial: Trial, pairs: Sequence[tuple[Slip, ...]], probes: Sequence[Probe]
) -> list[tuple[Slip, ...]]:
    """Three mistakes together: pairs that explain the first wrong probe, each with a third.

    None of them shows where the submission is right.
    """
    first = next(probe for probe in probes if not probe.right)
    begun = [
        one.slips for one in _explaining(trial, pairs, [first, *(p for p in probes if p.right)])
    ]
    joint = {frozenset(slip.variant for slip in pair) for pair in pairs}
    slips = {slip.variant: slip for pair in pairs for slip in pair}
    found: dict[frozenset[str], tuple[Slip, ...]] = {}
    for one, other in begun:
        for third in slips.values():
            if {frozenset((third.variant, s.variant)) for s in (one, other)} <= joint:
                three = (one, other, third)
                found.setdefault(frozenset(slip.variant for slip in three), three)
    return list(found.values())[:MAX_PAIRS]


def _explaining(
    trial: Trial,
    candidates: Sequence[tuple[Slip, ...]],
    probes: Sequence[Probe],
) -> list[Match]:
    """Return the candidates that agree with the submission on every probe.

    They are tried together on one probe after the other: most fall at the first. The order changes
    how long it takes, and nothing else.
    """
    left = [(slips, _variant(trial, slips), 0.0) for slips in candidates]
    ordered = sorted(probes, key=lambda probe: _cost(trial, probe))
    for place, probe in enumerate(ordered):
        if len(left) == 1:
            ask_ahead(trial, left[0][1], ordered[place:])
        known = observed(trial, [variant for _, variant, _ in left], probe) if left else {}
        left = [
            (slips, variant, max(worst, difference))
            for slips, variant, worst in left
            if (difference := agreement(trial, variant, probe, known)) is not None
        ]
    count = len(probes)
    return [
        Match(slips, count, count, worst)
        for slips, variant, worst in left
        if _mistaken(trial, variant, ordered)
    ]


def _mistaken(trial: Trial, variant: Variant, probes: Sequence[Probe]) -> bool:
    """Whether the submission is wrong somewhere, and not only equal where the variant is right.

    Where the answer is not unique, right is what the variant's base gives.
    """
    if any(not probe.right for probe in probes if probe.truth is not None or probe.refused):
        return True
    first = trial.reference.solution.classes.get(variant.split("+")[0])
    base = trial.reference.solution.variant(first.base if first else "")
    free = [probe for probe in probes if probe.truth is None and not probe.refused]
    return any(agreement(trial, base, probe) is None for probe in free)


def _cost(trial: Trial, probe: Probe) -> float:
    """Return by what a probe is sorted: how long a call takes, and how much it tells.

    A wrong result tells far more candidates apart than a right one. The submission may be soon done
    where candidates, like the model answer, have much to compute.
    """
    own = probe.got.seconds if isinstance(probe.got, Returned) else 0.0
    model = trial.reference.seconds(probe.case.entry, probe.inputs, DTYPE)
    return (max(own, model) + BRIEF) * (RIGHT if probe.right else 1)


def _more(trial: Trial, probes: Sequence[Probe], entries: Sequence[str]) -> list[Probe]:
    """Return further probes of some functions, judged in the same precision."""
    found = [probe for probe in more(trial, probes) if probe.case.entry in entries]
    if any(probe.dtype != DTYPE for probe in probes):
        return [narrowed(trial, probe) for probe in found]
    return found


def _tells(probe: Probe) -> bool:
    """Whether a wrong result can tell one mistake from another: one that never moved cannot."""
    if not isinstance(probe.got, Returned):
        return True
    value = probe.got.gradients if probe.wants else probe.got.value
    arrays = [array for _, leaf in leaves(value) if (array := number(leaf)) is not None]
    largest = max(arrays, key=lambda array: array.size, default=None)
    return largest is None or largest.size < 2 or bool(largest.any())


def _confirmed(trial: Trial, found: Sequence[Match], extra: Sequence[Probe]) -> list[Match]:
    """Try candidates on every other case and on fresh draws; drop those that are refuted there."""
    kept = []
    for candidate in found:
        variant = _variant(trial, candidate.slips)
        ask_ahead(trial, variant, extra)
        differences = [(probe, agreement(trial, variant, probe)) for probe in extra]
        if any(d is None and probe.right for probe, d in differences):
            continue
        agreeing = [d for _, d in differences if d is not None]
        kept.append(
            Match(
                candidate.slips,
                candidate.explained + len(agreeing),
                candidate.probes + len(extra),
                max([candidate.difference, *agreeing]),
            )
        )
    return kept


def _variant(trial: Trial, slips: Sequence[Slip]) -> Variant:
    return trial.reference.solution.variant("+".join(slip.variant for slip in slips))
