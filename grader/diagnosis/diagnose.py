"""From a failing submission to named mistakes with evidence, or to plain facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grader.bench import Workbench
from grader.diagnosis.facts import facts
from grader.diagnosis.match import Match, match
from grader.diagnosis.probes import gather
from grader.model import Diagnosis, Misconception, Outcome, Slip, Status, Text

__all__ = ["diagnose"]

HIDDEN = Text("on a hidden case", zh="在一个隐藏用例上")
NAMEABLE = (Status.FAIL, Status.ERROR)
MATCHED_KINDS = ("values", "property", "certificate", "gradient", "raises")


def diagnose(
    bench: Workbench,
    outcomes: Sequence[Outcome],
    misconceptions: Mapping[str, Misconception],
    lang: str,
) -> tuple[tuple[Diagnosis, ...], tuple[str, ...]]:
    """Return the diagnoses and, where there is none, facts about the difference."""
    words = _Words(misconceptions, lang)
    found = list(_by_finding(bench, outcomes, words))
    if not _worth_matching(outcomes):
        return tuple(found), ()
    probes = gather(bench, outcomes)
    if all(probe.right for probe in probes):
        return tuple(found), _remembers(bench, outcomes, lang)
    matched = match(bench, probes)
    named = [d for m in matched for d in _named(m, len(matched), words)]
    if named or found:
        ids = {diagnosis.id for diagnosis in named}
        return (*named, *(d for d in found if d.id not in ids)), ()
    return (), facts([p for p in probes if not p.case.spec.hidden])


def _worth_matching(outcomes: Sequence[Outcome]) -> bool:
    """Whether something computed is wrong, and the code is more than a stub."""
    wrong = [o for o in outcomes if o.status in NAMEABLE and o.kind in MATCHED_KINDS]
    return any(o.finding != "not-written" for o in wrong)


REMEMBERS = Text(
    "the same call alone, without other calls before it, is right: something is kept between calls",
    zh="单独做同一次调用（之前没有别的调用）时结果正确：有东西在两次调用之间被保留了下来",
)


def _remembers(bench: Workbench, outcomes: Sequence[Outcome], lang: str) -> tuple[str, ...]:
    """Say that values which were wrong are right in a worker that met nothing before them."""
    wrong = [o for o in outcomes if o.kind == "values" and o.status is Status.FAIL]
    return (REMEMBERS.get(lang),) if wrong and bench.backend == "numpy" else ()


class _Words:
    """The sentences of a misconception, in the reader's language."""

    def __init__(self, misconceptions: Mapping[str, Misconception], lang: str) -> None:
        self.misconceptions, self.lang = misconceptions, lang

    def diagnosis(self, slip: Slip, evidence: str, relation: str = "") -> Diagnosis:
        entry = self.misconceptions[slip.id]
        says = slip.says or entry.says
        return Diagnosis(
            slip.id, entry.title.get(self.lang), says.get(self.lang), evidence, relation
        )


def _by_finding(
    bench: Workbench, outcomes: Sequence[Outcome], words: _Words
) -> Iterator[Diagnosis]:
    """Mistakes a check proves by itself."""
    wrong = [outcome for outcome in outcomes if outcome.status in NAMEABLE]
    wrong.sort(key=lambda outcome: outcome.hidden)
    proven = _proven(wrong)
    for slip in bench.exercise.slips.values():
        if slip.backends and bench.backend not in slip.backends:
            continue
        for outcome in wrong:
            if slip.id in proven or (slip.finding and _shows(outcome, slip)):
                evidence = HIDDEN.get(words.lang) if outcome.hidden else outcome.message
                yield words.diagnosis(slip, evidence)
                break


def _shows(outcome: Outcome, slip: Slip) -> bool:
    """Whether an outcome is the finding of a slip."""
    here = outcome.check in slip.caught_by or outcome.case in slip.caught_by
    said = slip.message in " ".join(outcome.evidence.lines)
    return here and said and slip.finding in outcome.finding.split()


def _proven(wrong: Sequence[Outcome]) -> set[str]:
    """Names that every certificate which names a mistake agrees on."""
    named = [set(o.finding.split()[1:]) for o in wrong if o.kind == "certificate"]
    named = [names for names in named if names]
    return set.intersection(*named) if named else set()


EQUALS = Text(
    "your output equals the reference that {title}{together} on {right} of {all} probes, "
    "largest difference {size}{rest}",
    zh="你的输出与“{title}”的参考实现{together}在 {all} 个探测输入中的 {right} 个上一致，"
    "最大差 {size}{rest}",
)
TOGETHER = Text(", together with `{id}`,", zh="（同时 `{id}`）")
REST = Text("; on the others something else is wrong, too", zh="；其余输入上还有别的错误")


def _named(found: Match, candidates: int, words: _Words) -> Iterator[Diagnosis]:
    rest = "" if found.complete else REST.get(words.lang)
    for slip in found.slips:
        others = [s.id for s in found.slips if s is not slip]
        evidence = EQUALS.get(words.lang).format(
            title=words.misconceptions[slip.id].title.get(words.lang),
            together=TOGETHER.get(words.lang).format(id=others[0]) if others else "",
            right=found.explained,
            all=found.probes,
            size=f"{found.difference:.1g}",
            rest=rest,
        )
        yield words.diagnosis(slip, evidence, "either" if candidates > 1 else "both" * bool(others))
