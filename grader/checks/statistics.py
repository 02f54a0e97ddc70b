"""`statistics`: the results of a random function are spread as they should be, over many draws.

The function is called on the case's inputs again and again, twice with each generator, so that one
that is not used up shows. Quantities of the results are held against their mean, their independence
and their distribution. A right answer fails less often than `false_alarm`, over all demands of the
check together: each demand gets an equal share of it (Bonferroni).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from grader.checks import Kind
from grader.checks._verdicts import demand, failed, unevaluated
from grader.errors import ContentError
from grader.messages import Message, expected
from grader.model import CheckSpec, Field, Generator, Status, Verdict
from grader.numerics import statistics
from grader.numerics.leaves import mapped, plain
from grader.trial import Case, Trial

SAYS = Message("random results are spread as they should be")


class Demand(NamedTuple):
    """What is asked of one quantity; `chance` bounds how often right samples lie so far off."""

    finding: str
    chance: Callable[[Any], float]
    unlike: Callable[[Any], Message]
    """Says how samples miss it."""


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Draw, then test every demand; the first that a right answer would not miss so far fails."""
    _check_numbers(check, trial)
    shapes = _shapes(check, case, trial)
    demands = {name: list(_demands(name, check, case, trial, shapes[name])) for name in shapes}
    count = sum(map(len, demands.values()))
    if not count:
        raise ContentError(
            Message("`{check}` asks nothing of its quantities", check=check.id),
            mark=trial.exercise.mark("checks", check.id, "quantities"),
            hint=Message("give one a `mean`, `independent: true` or a `distribution`"),
        )
    false_alarm = float(check.options["false_alarm"])
    level = false_alarm / (count + 1)  # shared by all demands, and that the generator is used up
    samples = _samples(check, case, trial, shapes)
    if isinstance(samples, Verdict):
        return samples
    rate = Message("a right answer is this far off in one of {n:.0e} draws", n=1 / level)
    if statistics.repetition(_rows(samples)) < level:
        told = Message("two calls with one generator give the same result: it is not used up")
        return failed(demand(check), told, rate, finding="copied")
    for name, one in _in_order(demands, samples):
        with np.errstate(all="ignore"):
            far = one.chance(samples[name]) < level
            unlike = one.unlike(samples[name]) if far else None
        if unlike is not None:
            return failed(demand(check), unlike, rate, finding=one.finding)
    return Verdict(
        Status.PASS, Message("by chance, one right answer in {n:.0e} fails", n=1 / false_alarm)
    )


def _in_order(
    demands: Mapping[str, Sequence[Demand]], samples: Mapping[str, np.ndarray[Any, Any]]
) -> Sequence[tuple[str, Demand]]:
    """Return the demands in the order in which they are tested.

    Independence comes first: the others mean nothing of entries that are not independent. Of what
    never varies the mean says more.
    """
    asked = [(name, one) for name, found in demands.items() for one in found]

    def later(pair: tuple[str, Demand]) -> int:
        name, one = pair
        first = one.finding == "independent"
        return 2 * first if constant(samples[name]) else 1 - first

    return sorted(asked, key=later)


def constant(samples: np.ndarray[Any, Any]) -> bool:
    """Whether a quantity is the same in every entry of every draw."""
    return bool(samples.size and (samples == samples.flat[0]).all())


def _check_numbers(check: CheckSpec, trial: Trial) -> None:
    """Refuse a number of draws, or a rate, with which nothing can be said."""
    for name, good in (
        ("draws", check.options["draws"] >= 2),
        ("false_alarm", 0 < check.options["false_alarm"] < 1),
    ):
        if not good:
            raise ContentError(
                Message("`{name}` of `{check}` is out of range", name=name, check=check.id),
                mark=trial.exercise.mark("checks", check.id, name),
                hint=Message("`draws` are 2 or more, `false_alarm` lies between 0 and 1"),
            )


def _samples(
    check: CheckSpec, case: Case, trial: Trial, shapes: Mapping[str, tuple[int, ...]]
) -> Mapping[str, np.ndarray[Any, Any]] | Verdict:
    """Return each quantity over the draws, or what is wrong with them."""
    rng = trial.cases.generator(case, check.id)
    dtype = trial.dtypes(case)[-1]
    found: dict[str, list[Any]] = {name: [] for name in check.options["quantities"]}
    inputs: Mapping[str, Any] = {}
    for draw in range(int(check.options["draws"])):
        inputs = _passed_on(inputs) if draw % 2 else _reseeded(case.inputs, rng)
        got = trial.submission.call(case.entry, inputs, dtype, random=not draw)
        if got.random_state_touched:
            return failed(
                Message("the global random state was changed"),
                Message("draw from the generator that is passed in, and from no other"),
                finding="global-state",
            )
        try:
            for name, value in _quantities(check, case, trial, plain(got.value)).items():
                if value is None:
                    return failed(demand(check), _no_numbers(check, name), finding="type")
                if value.shape != shapes[name]:
                    return _misshapen(check, name, value.shape, shapes[name])
                found[name].append(value)
        except ContentError as error:
            return failed(demand(check), unevaluated(error))
    return {name: np.array(values) for name, values in found.items()}


def _shapes(check: CheckSpec, case: Case, trial: Trial) -> dict[str, tuple[int, ...]]:
    """Return the shape of each quantity of the reference's result."""
    right = trial.reference.results(case.entry, case.inputs, trial.dtypes(case)[-1])[0]
    shapes = {}
    for name, value in _quantities(check, case, trial, plain(right)).items():
        if value is None:
            raise ContentError(
                _no_numbers(check, name),
                mark=trial.exercise.mark("checks", check.id, "quantities", name),
                hint=Message("say in `of` which part of `out` is meant"),
            )
        shapes[name] = value.shape
    return shapes


def _no_numbers(check: CheckSpec, name: str) -> Message:
    return Message("`{of}` is no array of numbers", of=str(_of(check, name)))


def _of(check: CheckSpec, name: str) -> Any:
    return check.options["quantities"][name]["of"]


def _misshapen(check: CheckSpec, name: str, got: tuple[int, ...], want: tuple[int, ...]) -> Verdict:
    text = str(_of(check, name))
    line = Message(
        "`{of}` has shape {got}, expected {want}",
        without=Message("`{of}` has shape {got}", of=text, got=str(got)),
        of=text,
        got=str(got),
        want=expected(str(want)),
    )
    return failed(demand(check), line, finding="shape")


def _reseeded(inputs: dict[str, Any], rng: np.random.Generator) -> Any:
    def reseeded(leaf: Any) -> Any:
        drawn = isinstance(leaf, Generator)
        return replace(leaf, seed=int(rng.integers(2**32))) if drawn else leaf

    return mapped(inputs, reseeded)


def _passed_on(inputs: Mapping[str, Any]) -> Any:
    """Return the inputs with the same generators, as the last call left them."""
    return mapped(
        inputs, lambda leaf: replace(leaf, again=True) if isinstance(leaf, Generator) else leaf
    )


def _rows(samples: Mapping[str, np.ndarray[Any, Any]]) -> list[bytes]:
    """Return all that the quantities show of each draw."""
    return [b"".join(part.tobytes() for part in row) for row in zip(*samples.values(), strict=True)]


def _quantities(check: CheckSpec, case: Case, trial: Trial, out: Any) -> dict[str, Any]:
    scope = {**case.names, "out": out}
    return {
        name: _array(trial.cases.expression(check, "quantities", record["of"], scope))
        for name, record in check.options["quantities"].items()
    }


def _array(value: Any) -> np.ndarray[Any, Any] | None:
    """Return real numbers, or truth values, as an array; None for all else."""
    try:
        found = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return found if found.dtype.kind in "biuf" else None


# --------------------------------------------------------------------------- demands


def _demands(
    name: str, check: CheckSpec, case: Case, trial: Trial, shape: tuple[int, ...]
) -> Iterator[Demand]:
    record = check.options["quantities"][name]
    text = str(record["of"])

    def evaluated(key: str) -> Any:
        return trial.cases.expression(check, "quantities", record[key], case.names)

    if record["mean"] is not None:
        want = _array(evaluated("mean"))
        if want is None or want.shape not in ((), shape) or not np.isfinite(want).all():
            raise ContentError(
                Message("the `mean` of `{name}` is no number and no array like it", name=name),
                mark=trial.exercise.mark("checks", check.id, "quantities", name),
                hint=Message("its shape is {shape}", shape=str(shape)),
            )
        if record["independent"] and np.ptp(want):
            raise ContentError(
                Message("`independent` of `{name}` is for entries with one mean", name=name),
                mark=trial.exercise.mark("checks", check.id, "quantities", name),
                hint=Message("give the `mean` a quantity of its own"),
            )
        yield Demand(
            "mean",
            lambda samples: statistics.mean(samples, want),
            lambda samples: _off_mean(text, samples, want),
        )
    if record["independent"]:
        yield Demand(
            "independent", statistics.independence, lambda samples: _dependent(text, samples)
        )
    if record["distribution"]:
        wanted = _distribution(record["distribution"], evaluated("parameters"), check, trial)
        yield Demand(
            "distribution",
            lambda samples: statistics.distribution(samples, wanted),
            lambda samples: _off_distribution(text, record["distribution"], samples),
        )


def _distribution(
    name: str, parameters: Sequence[float], check: CheckSpec, trial: Trial
) -> statistics.Distribution:
    try:
        return statistics.DISTRIBUTIONS[name](*map(float, parameters))
    except (TypeError, ValueError):
        raise ContentError(
            Message(
                "`{name}` cannot have the parameters {given}", name=name, given=str(parameters)
            ),
            mark=trial.exercise.mark("checks", check.id, "quantities"),
            hint=Message(
                "`normal` takes mean and std, `uniform` lo and hi, `truncated_normal` lo, hi"
            ),
        ) from None


def _off_mean(text: str, samples: Any, want: Any) -> Message:
    got, mean = float(samples.mean()), float(np.mean(want))
    if np.ndim(want) and np.ptp(want) > 0:
        weight = np.asarray(want, np.float64)
        factor = float((samples.mean(axis=0) * weight).sum() / (weight**2).sum())
        return Message(
            "the mean of `{of}` is {factor:.3g} times the expected one", of=text, factor=factor
        )
    return Message(
        "the mean of `{of}` is {got:.4g}, expected {want:.4g}",
        without=Message("the mean of `{of}` is {got:.4g}", of=text, got=got),
        of=text,
        got=got,
        want=expected(mean),
    )


def _dependent(text: str, samples: Any) -> Message:
    if constant(samples):
        value = f"{float(samples.flat[0]):.4g}"
        return Message("`{of}` is {value} in every draw: nothing varies", of=text, value=value)
    return Message("the entries of `{of}` are not independent: a draw is used again", of=text)


def _off_distribution(text: str, name: str, samples: Any) -> Message:
    return Message(
        "`{of}` is spread from {low:.4g} to {high:.4g}, but not as `{name}`",
        of=text,
        low=float(samples.min(initial=np.inf)),
        high=float(samples.max(initial=-np.inf)),
        name=name,
    )


KIND = Kind(
    judge=judge,
    fields=(
        Field("quantities", "records", "name -> what it is and how it is spread", required=True),
        Field("draws", "integer", "calls, two with each generator", default=300),
        Field(
            "false_alarm",
            "number",
            "how often a right answer may fail by chance, over all demands",
            default=1e-9,
        ),
    ),
    tables={
        "quantities": (
            Field("of", "expression", "the quantity, over `out`, inputs and `let`", required=True),
            Field("mean", "expression", "mean of every entry"),
            Field(
                "independent", "flag", "whether entries and draws are independent", default=False
            ),
            Field(
                "distribution",
                "name",
                "distribution of independent entries",
                choices=tuple(statistics.DISTRIBUTIONS),
            ),
            Field("parameters", "expression", "of the distribution, as a list", default="[]"),
        )
    },
    dependent=True,
    mistakes=True,
    findings=("mean", "independent", "distribution", "global-state", "copied"),
    also=("shape",),
)
