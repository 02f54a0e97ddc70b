"""Cases as drawn from a recorded seed: the same seed gives the same numbers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader import registry
from grader.errors import ContentError, ExpressionError
from grader.expressions import parse
from grader.messages import Message
from grader.model import INIT, CaseSpec, CheckSpec, Exercise, Generator
from grader.numerics import vocabulary
from grader.numerics.leaves import leaves, mapped, show_path
from grader.trial import given
from grader.trial.memory import Memory

ONE_DRAW, ALL_DRAWS = 60_000_000, 600_000_000
"""Numbers drawn for one case, and for all cases of an exercise: some seconds' worth."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One draw of a case.

    Parameters
    ----------
    spec : CaseSpec
        As the exercise states it.
    index : int
        Counts the draws of the same case, from 0.
    names : mapping of str to Any
        The defaults of the stub, the values of `let` and the inputs, by name.
    """

    spec: CaseSpec
    index: int
    names: Mapping[str, Any]
    inputs: dict[str, Any] = field(init=False)
    """The arguments of the call, by name, in float64: one object, by which they are known."""

    def __post_init__(self) -> None:
        inputs = {name: self.names[name] for name in self.spec.inputs}
        object.__setattr__(self, "inputs", inputs)

    @property
    def key(self) -> str:
        return _key(self.spec, self.index)

    @property
    def entry(self) -> str:
        """The function that is called."""
        return self.spec.call

    def part(self, path: str) -> Message:
        """Return how messages name a part of the result, such as `[0]`: of a script by its step."""
        found = re.match(r"\[(\d+)\]", path)
        if not self.spec.steps or not found or int(found[1]) >= len(self.spec.steps):
            return show_path(path)
        return Message(
            "step {n}, `{step}`{path}",
            n=int(found[1]) + 1,
            step=self.spec.steps[int(found[1])],
            path=path[found.end() :][:200],
        )


class Cases:
    """Draws the cases of one exercise.

    Parameters
    ----------
    exercise : Exercise
    seed : int
        A draw depends on it, on the case's name and on the index of the draw, and on nothing else.
    """

    def __init__(self, exercise: Exercise, seed: int) -> None:
        self.exercise, self.seed = exercise, seed
        self._drawn: dict[str, Case] = {}
        self._allowance = vocabulary.Allowance(ALL_DRAWS)
        self._neighbours: dict[str, list[dict[str, Any]]] = {}
        self._watched: set[int] = set()
        self._watching = self._names_of(lambda kind: kind.afterwards is not None)
        self.calls = Memory()
        """Calls of functions with inputs of cases."""
        self._given = given.functions(exercise.given)
        self._constants = {**vocabulary.NAMES, **given.names(exercise.given)}

    def draw(self, spec: CaseSpec, index: int = 0) -> Case:
        """Return a draw of a case; the same one each time, until it is forgotten.

        Raises
        ------
        ContentError
            An expression of the case cannot be evaluated.
        """
        key = _key(spec, index)
        if key not in self._drawn:
            self._drawn[key] = case = Case(spec, index, self._names(spec, index))
            if spec.name in self._watching:
                self._watched.add(id(case.inputs))
        return self._drawn[key]

    def changed(self, case: Case, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the script of a case with other values for some that `let` draws."""
        names = self._names(case.spec, case.index, values)
        return {name: names[name] for name in case.spec.inputs}

    def forget(self, case: Case) -> None:
        """Drop a draw that is not needed again."""
        self._drawn.pop(case.key, None)
        self._watched.discard(id(case.inputs))

    def watched(self, inputs: Mapping[str, Any]) -> bool:
        """Whether a check looks at what calls do to these inputs."""
        return id(inputs) in self._watched

    # ------------------------------------------------------------------ neighbours

    def neighbours(self, entry: str) -> list[dict[str, Any]]:
        """Return inputs that differ from the first visible case's in one argument each.

        What a function remembers of these calls under a key that lacks an argument, or adds to
        something it keeps, shows where the case itself is called next. Their results mean nothing.
        """
        if entry not in self._neighbours:
            rejected = self._names_of(lambda kind: kind.rejects)
            specs = [
                spec
                for name, spec in self.exercise.cases.items()
                if spec.call == entry and not spec.hidden and name not in rejected
            ]
            found = self._changed(self.draw(specs[0]), specs[1:]) if specs else ()
            self._neighbours[entry] = list(found)
        return self._neighbours[entry]

    def _names_of(self, chosen: Callable[[Any], bool]) -> set[str]:
        """Return the names of the cases of the chosen kinds of checks."""
        return {
            name
            for check in self.exercise.checks
            if chosen(registry.member("checks", check.kind).KIND)
            for name in check.cases
        }

    def _changed(self, case: Case, others: Sequence[CaseSpec]) -> Iterator[dict[str, Any]]:
        inputs = case.inputs
        for parameter in self.exercise.entries[case.entry]:
            name = parameter.name
            for value in self._others(name, case, others):
                if not (name in inputs and _equal(value, inputs[name])):
                    yield {**inputs, name: value}
                    break

    def _others(self, name: str, case: Case, others: Sequence[CaseSpec]) -> Iterator[Any]:
        """Yield what else an argument might be: an array turned round, another case's value, ..."""
        own = case.inputs.get(name)
        if any(_is_array(leaf) for _, leaf in leaves(own)):
            yield mapped(own, lambda leaf: np.flip(leaf).copy() if _is_array(leaf) else leaf)
            # some arrays are the same backwards
            yield mapped(own, lambda leaf: np.roll(leaf, 1) if _is_array(leaf) else leaf)
            return
        for other in others:
            if other.inputs.get(name) not in (None, case.spec.inputs.get(name)):
                yield self.draw(other).inputs[name]
        if isinstance(own, int | float) and not isinstance(own, bool):
            yield own + 1

    # ------------------------------------------------------------------ expressions

    def generator(self, case: Case, key: str) -> np.random.Generator:
        """Return the random generator that belongs to `key` in this draw of the case."""
        return self._generator(case.spec, case.index, key)

    def evaluate(
        self, check: CheckSpec, case: Case, key: str, names: Mapping[str, Any], turn: int = 0
    ) -> dict[str, Any]:
        """Evaluate the mapping of expressions `check.options[key]`; later ones see earlier ones.

        Every `turn` draws anew.
        """
        place = f"{check.id}/{key}" + f"/{turn}" * bool(turn)
        words = vocabulary.drawn(self.generator(case, place))
        scope = {**self._constants, **names}
        found = {}
        for name, text in (check.options.get(key) or {}).items():
            found[name] = scope[name] = self._value(text, scope, words, "checks", check.id, key)
        return found

    def expression(self, check: CheckSpec, key: str, text: Any, names: Mapping[str, Any]) -> Any:
        """Evaluate one expression of a check; deterministic words only."""
        return self._value(text, {**self._constants, **names}, {}, "checks", check.id, key)

    def pictured(self, text: Any, names: Mapping[str, Any]) -> Any:
        """Evaluate one expression of a figure; deterministic words only."""
        return self._value(text, {**self._constants, **names}, {}, "figure")

    def seeds(self, spec: CaseSpec, index: int, key: str) -> list[int]:
        """Return the seeds of what belongs to `key` in one draw of a case."""
        name = f"{self.exercise.id}/{spec.name}/{key}".encode()
        return [self.seed & (2**64 - 1), zlib.crc32(name), index]

    def _generator(self, spec: CaseSpec, index: int, key: str) -> np.random.Generator:
        return np.random.default_rng(self.seeds(spec, index, key))

    def _names(
        self, spec: CaseSpec, index: int, instead: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return all names of a draw; `instead` are values for some that `let` draws."""
        allowances = [vocabulary.Allowance(ONE_DRAW)]
        allowances += [self._allowance] if index < spec.repeat else []  # the rest races the clock
        words = vocabulary.drawn(self._generator(spec, index, "inputs"), allowances)
        methods = self.exercise.classes.get(spec.call)
        parameters = methods[INIT] if methods else self.exercise.entries[spec.call]
        said = spec.inputs["new"] if methods else spec.inputs
        found: dict[str, Any] = {
            p.name: p.default for p in parameters if not p.required and p.name not in said
        }
        scope: dict[str, Any] = {**self._constants, **found}
        for name, text in spec.let.items():
            value = self._value(text, scope, words, "cases", spec.name, "let", name)
            found[name] = scope[name] = {name: value, **(instead or {})}[name]
        for name, text in spec.inputs.items():
            place = ("cases", spec.name, name)
            evaluate = self._script_part if methods else self._input
            found[name] = evaluate(text, scope, words, *place)
        return found

    def _script_part(
        self, part: Any, scope: Mapping[str, Any], words: Mapping[str, Any], *path: str
    ) -> Any:
        """Evaluate the arguments in a part of a script; names of attributes stay."""
        if isinstance(part, list):
            steps = enumerate(part)
            return [self._script_part(step, scope, words, *path, str(i)) for i, step in steps]
        if not isinstance(part, dict):
            return part
        nested = path[-1].isdigit()  # a method with its arguments
        evaluate = self._script_part if nested else self._input
        return {key: evaluate(item, scope, words, *path, key) for key, item in part.items()}

    def _input(
        self, text: Any, scope: Mapping[str, Any], words: Mapping[str, Any], *path: str
    ) -> Any:
        """Evaluate one argument."""
        value, name = self._value(text, scope, words, *path), path[-1]
        if isinstance(value, Generator) and name not in self.exercise.random:
            raise ContentError(
                Message(
                    "`{name}` is a random generator, which the exercise does not say", name=name
                ),
                mark=self.exercise.mark(*path),
                hint=Message("write `random: [{name}]` above `cases:`", name=name),
            )
        return value

    def _value(
        self, text: Any, scope: Mapping[str, Any], words: Mapping[str, Any], *path: str
    ) -> Any:
        """Evaluate what stands in the file: text is an expression, anything else a literal."""
        if not isinstance(text, str):
            return text
        try:
            with np.errstate(all="ignore"):
                functions = {**vocabulary.FUNCTIONS, **self._given, **words}
                return parse(text).evaluate(scope, functions)
        except ExpressionError as error:
            mark = self.exercise.mark(*path)
            message = Message("in `{text}`: {said}", text=text, said=error.message)
            raise ContentError(message, mark=mark, hint=error.hint) from error


def _key(spec: CaseSpec, index: int) -> str:
    return f"{spec.name}/{index}"


def _is_array(leaf: Any) -> bool:
    return isinstance(leaf, np.ndarray)


def _equal(a: Any, b: Any) -> bool:
    mine, theirs = list(leaves(a)), list(leaves(b))
    return [path for path, _ in mine] == [path for path, _ in theirs] and all(
        np.array_equal(one, other) for (_, one), (_, other) in zip(mine, theirs, strict=True)
    )
