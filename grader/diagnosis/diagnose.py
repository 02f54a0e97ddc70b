"""From a failing submission to named mistakes with evidence, or to plain facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grader.checks import kind_of, kinds
from grader.diagnosis.facts import facts
from grader.diagnosis.match import Match, match
from grader.diagnosis.probes import gather
from grader.messages import Message, verbatim
from grader.model import Diagnosis, Misconception, Outcome, Slip, Status
from grader.suggest import quoted
from grader.trial import Trial

NAMEABLE = (Status.FAIL, Status.ERROR)
Known = Mapping[str, Misconception]


def diagnose(
    trial: Trial, outcomes: Sequence[Outcome], misconceptions: Known
) -> tuple[tuple[Diagnosis, ...], tuple[Message, ...]]:
    """Return the diagnoses and, where there is none, facts about the difference."""
    found = list(_by_finding(trial, outcomes, misconceptions))
    if not _worth_matching(outcomes):
        return tuple(found), ()
    probes = gather(trial, outcomes)
    if all(probe.right for probe in probes):
        return tuple(found), _remembers(trial, outcomes)
    if _graph_was_cut(trial, found) and all(probe.wants or probe.right for probe in probes):
        return tuple(found), ()
    matched = match(trial, probes)
    named = [d for m in matched for d in _named(m, len(matched), misconceptions)]
    if named or found:
        ids = {diagnosis.id for diagnosis in named}
        return (*named, *(d for d in found if d.id not in ids)), ()
    return (), facts([p for p in probes if not p.case.spec.hidden])


def _worth_matching(outcomes: Sequence[Outcome]) -> bool:
    """Whether something computed is wrong, and the code is more than a stub."""
    wrong = [o for o in outcomes if o.status in NAMEABLE and o.kind in kinds()]
    return any(kind_of(o.kind).mistakes and o.finding != "not-written" for o in wrong)


def _graph_was_cut(trial: Trial, found: Sequence[Diagnosis]) -> bool:
    """Whether a cut graph is named: then it is also why gradients are wrong elsewhere."""
    return any(trial.exercise.slips[one.id].finding == "detached" for one in found)


def _remembers(trial: Trial, outcomes: Sequence[Outcome]) -> tuple[Message, ...]:
    """Say that values which were wrong are right in a worker that met nothing before them."""
    failed = [o for o in outcomes if o.status is Status.FAIL]
    wrong = any(kind_of(o.kind).decides == "value" for o in failed if o.kind in kinds())
    if not wrong or trial.backend != "numpy":
        return ()
    return (
        Message(
            "the same call alone, without other calls before it, is right: something is kept "
            "between calls"
        ),
    )


def _diagnosis(
    slip: Slip, misconceptions: Known, evidence: Message, relation: str = ""
) -> Diagnosis:
    entry = misconceptions[slip.id]
    return Diagnosis(slip.id, entry.title, slip.says or entry.says, evidence, relation)


def _by_finding(
    trial: Trial, outcomes: Sequence[Outcome], misconceptions: Known
) -> Iterator[Diagnosis]:
    """Yield the mistakes that a check proves by itself."""
    wrong = [outcome for outcome in outcomes if outcome.status in NAMEABLE]
    wrong.sort(key=lambda outcome: outcome.hidden)
    proven = _proven(wrong)
    for slip in trial.exercise.slips.values():
        if slip.backends and trial.backend not in slip.backends:
            continue
        for outcome in wrong:
            shown = slip.id in proven and slip.id in outcome.verdict.proven
            if shown or (slip.finding and _shows(outcome, slip)):
                hidden = Message("on a hidden case")
                yield _diagnosis(
                    slip, misconceptions, hidden if outcome.hidden else outcome.message
                )
                break


def _shows(outcome: Outcome, slip: Slip) -> bool:
    """Whether an outcome is the finding of a slip."""
    here = outcome.check in slip.caught_by or outcome.case in slip.caught_by
    said = not slip.message or any(
        slip.message in text
        for message in (outcome.message, *outcome.evidence.lines)
        for text in message.holds
    )
    found = slip.finding in (outcome.finding, *outcome.verdict.proven)
    return here and said and found


def _proven(wrong: Sequence[Outcome]) -> set[str]:
    """Return the mistakes that every check which has proven one agrees on."""
    named = [set(o.verdict.proven) for o in wrong if o.verdict.proven]
    return set.intersection(*named) if named else set()


def _named(found: Match, candidates: int, misconceptions: Known) -> Iterator[Diagnosis]:
    twins = Message(
        "{one} or {other}", one=_quoted(found.either[:-1]), other=_quoted(found.either[-1:])
    )
    more = (twins,) if found.either else (Message("another mistake"),) * found.partly
    both = len(found.slips) > 1 or bool(more)
    for slip in found.slips:
        others = _quoted([other for other in found.slips if other is not slip])
        relation = "either" if candidates > 1 else "both" * both
        evidence = _evidence(found, misconceptions[slip.id], (*others, *more))
        yield _diagnosis(slip, misconceptions, evidence, relation)
    for slip in found.either:
        evidence = _evidence(found, misconceptions[slip.id], _quoted(found.slips))
        yield _diagnosis(slip, misconceptions, evidence, "either")


def _quoted(slips: Sequence[Slip]) -> tuple[str, ...]:
    return quoted(slip.id for slip in slips)


def _evidence(found: Match, entry: Misconception, others: tuple[str, ...]) -> Message:
    """Say on how many inputs a wrong variant gives the same results."""
    together = Message(", together with {ids},", ids=others) if others else verbatim("")
    rest = Message("; on the others both are wrong, each in its own way")
    return Message(
        "your output equals the reference that {title}{together} on {right} of {all} probes, "
        "largest difference {size}{rest}",
        title=entry.title,
        together=together,
        right=found.explained,
        all=found.probes,
        size=f"{found.difference:.1g}",
        rest=verbatim("") if found.complete else rest,
    )
