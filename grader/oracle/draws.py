"""Inputs of the cases, drawn from a recorded seed: the same seed gives the same numbers."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from grader.checks._bench import Drawn
from grader.errors import ContentError, ExpressionError
from grader.expressions import parse
from grader.model import CheckSpec, Exercise
from grader.numerics import vocabulary

__all__ = ["Draws"]


class Draws:
    """Draws the cases of one exercise.

    Parameters
    ----------
    exercise : Exercise
        Whose cases to draw.
    seed : int
        Every draw depends on it, on the case's name and on the index of the draw, and on nothing
        else.
    """

    def __init__(self, exercise: Exercise, seed: int) -> None:
        self.exercise, self.seed = exercise, seed
        self._names: dict[str, dict[str, Any]] = {}
        self._beside: dict[str, list[dict[str, Any]]] = {}

    def names(self, case: Drawn) -> dict[str, Any]:
        """Return the values of `let` and the inputs of a case, by name."""
        if case.key not in self._names:
            self._names[case.key] = self._draw(case)
        return self._names[case.key]

    def inputs(self, case: Drawn) -> dict[str, Any]:
        """Return the inputs of a case."""
        names = self.names(case)
        return {name: names[name] for name in case.spec.inputs}

    def beside(self, entry: str) -> list[dict[str, Any]]:
        """Return inputs that differ from the first visible case's in one argument each.

        What a function remembers of these calls under a key that lacks an argument, or adds to
        something it keeps, shows where the case itself is called next. Their results mean nothing.
        """
        if entry not in self._beside:
            refused = {n for c in self.exercise.checks if c.kind == "raises" for n in c.cases}
            cases = [
                Drawn(spec)
                for name, spec in self.exercise.cases.items()
                if spec.call == entry and not spec.hidden and name not in refused
            ]
            self._beside[entry] = list(self._changed(cases[0], cases[1:])) if cases else []
        return self._beside[entry]

    def _changed(self, case: Drawn, others: Sequence[Drawn]) -> Iterator[dict[str, Any]]:
        inputs = self.inputs(case)
        for parameter in self.exercise.entries[case.spec.call]:
            name = parameter.name
            for value in self._others(name, case, others):
                if not (name in inputs and _equal(value, inputs[name])):
                    yield {**inputs, name: value}
                    break

    def _others(self, name: str, case: Drawn, others: Sequence[Drawn]) -> Iterator[Any]:
        """What else an argument might be: an array turned round, another case's value, one more."""
        own = self.inputs(case).get(name)
        if isinstance(own, np.ndarray):
            yield np.flip(own).copy()
            yield np.roll(own, 1)  # some arrays are the same backwards
            return
        for other in others:
            if other.spec.inputs.get(name) not in (None, case.spec.inputs.get(name)):
                yield self.inputs(other)[name]
        if isinstance(own, int | float) and not isinstance(own, bool):
            yield own + 1

    def generator(self, case: Drawn, key: str) -> np.random.Generator:
        """Return the random generator that belongs to `key` in this draw of the case."""
        name = f"{self.exercise.id}/{case.spec.name}/{key}".encode()
        return np.random.default_rng([self.seed & (2**64 - 1), zlib.crc32(name), case.index])

    def evaluate(
        self, check: CheckSpec, case: Drawn, key: str, names: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Evaluate a mapping of expressions of a check; later ones see earlier ones."""
        words = vocabulary.drawn(self.generator(case, f"{check.id}/{key}"))
        scope = {**vocabulary.NAMES, **names}
        found = {}
        for name, text in (check.options.get(key) or {}).items():
            found[name] = scope[name] = self._value(text, scope, words, "checks", check.id, key)
        return found

    def expression(self, check: CheckSpec, key: str, text: Any, names: Mapping[str, Any]) -> Any:
        """Evaluate one expression of a check."""
        return self._value(text, {**vocabulary.NAMES, **names}, {}, "checks", check.id, key)

    def forget(self, case: Drawn) -> None:
        """Drop a draw that is not needed again."""
        self._names.pop(case.key, None)

    def _draw(self, case: Drawn) -> dict[str, Any]:
        words = vocabulary.drawn(self.generator(case, "inputs"))
        scope: dict[str, Any] = dict(vocabulary.NAMES)
        found = {}
        for name, text in case.spec.let.items():
            place = ("cases", case.spec.name, "let", name)
            found[name] = scope[name] = self._value(text, scope, words, *place)
        for name, text in case.spec.inputs.items():
            found[name] = self._value(text, scope, words, "cases", case.spec.name, name)
        return found

    def _value(
        self, text: Any, scope: Mapping[str, Any], words: Mapping[str, Any], *path: str
    ) -> Any:
        """Evaluate what stands in the file: text is an expression, anything else a literal."""
        if not isinstance(text, str):
            return text
        try:
            with np.errstate(all="ignore"):
                return parse(text).evaluate(scope, {**vocabulary.FUNCTIONS, **words})
        except ExpressionError as error:
            mark = self.exercise.mark(*path)
            message = f"in `{text}`: {error.message}"
            raise ContentError(message, mark=mark, hint=error.hint) from error


def _equal(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return np.array_equal(a, b)
    return bool(a == b)
