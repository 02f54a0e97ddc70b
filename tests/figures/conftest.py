"""Results by hand, of which figures are gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from grader import registry
from grader.errors import ContentError, ExpressionError
from grader.expressions import parse
from grader.messages import Message
from grader.model import Figure
from grader.numerics import vocabulary


@dataclass(frozen=True)
class Result:
    """A result `out`, beside the inputs of its case; `call` is the function that gave it."""

    out: Any
    names: Mapping[str, Any] = field(default_factory=dict)
    call: Callable[..., Any] | None = None

    def of(self, expression: Any, **names: Any) -> Any:
        if not isinstance(expression, str):
            return expression
        scope = {**vocabulary.NAMES, **self.names, "out": self.out, **names}
        try:
            with np.errstate(all="ignore"):
                return parse(expression).evaluate(scope, vocabulary.FUNCTIONS)
        except ExpressionError as error:
            raise ContentError(Message("it is of another form")) from error

    def changed(self, name: str, value: Any) -> Result:
        return Result(self.call(value), {**self.names, name: value}, self.call)


@pytest.fixture
def gathered() -> Callable[..., Figure | None]:
    """Return a function that gathers a figure of two results, as an exercise says."""

    def gather(
        kind: str, mine: Any, right: Any, names: Any = (), allowed: Any = None, **options: Any
    ) -> Figure | None:
        module = registry.member("figures", kind)
        given = {one.name: options.get(one.name, one.default) for one in module.FIELDS}
        sides = (Result(one, dict(names)) for one in (mine, right))
        found: Figure | None = module.gather(given, *sides, allowed)
        return found

    return gather
