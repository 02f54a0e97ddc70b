"""Given code in the expressions of cases and checks, and the worker that answers what is asked."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import (
    Asked,
    Call,
    Exercise,
    Frame,
    Given,
    GivenCode,
    Job,
    Limits,
    Observation,
    Parameter,
    Raised,
    Returned,
    Sandbox,
    Session,
)
from grader.numerics.leaves import plain
from grader.suggest import did_you_mean

GIVEN = "given"
LIMITS = Limits(call=10.0, load=10.0, total=86_400.0)
"""For given code: it is called often, and should be quick."""

_ASK = """
def ask(function, arguments):
    return function(*arguments)


def make(things):
    return [callable(thing) for thing in things]
"""


def names(code: GivenCode) -> dict[str, Any]:
    """Return the values that expressions may use: `given`, whose fields are its things."""
    return {GIVEN: {name: Given(name) for name in code.things}} if code else {}


def functions(code: GivenCode) -> dict[str, Callable[..., Given]]:
    """Return the functions that expressions may call: `given.NAME(...)` makes an object of it."""
    return {
        f"{GIVEN}.{name}": functools.partial(_given, name, parameters)
        for name, parameters in code.things.items()
    }


def _given(
    name: str, parameters: tuple[Parameter, ...] | None, /, *places: Any, **keywords: Any
) -> Given:
    if parameters is None:
        return Given(name, {**{str(i): value for i, value in enumerate(places)}, **keywords})
    known = [parameter.name for parameter in parameters]
    listed = Message("it takes {names}", names=tuple(f"`{n}`" for n in known))
    listed = listed if known else Message("it takes nothing")
    if len(places) > len(known):
        raise ExpressionError(
            Message("`given.{name}` is given {count} arguments", name=name, count=len(places)),
            hint=listed,
        )
    arguments = dict(zip(known, places, strict=False))
    for key, value in keywords.items():
        if key not in known or key in arguments:
            raise ExpressionError(
                Message("`given.{name}` does not take `{key}` here", name=name, key=key),
                hint=listed if key in known else did_you_mean(key, known) or listed,
            )
        arguments[key] = value
    for parameter in parameters:
        if parameter.required and parameter.name not in arguments:
            raise ExpressionError(
                Message("`given.{name}` lacks `{key}`", name=name, key=parameter.name),
                hint=listed,
            )
    return Given(name, arguments)


def raised_in(given: GivenCode, seen: Raised) -> Frame | None:
    """Return where the class `given` raised; None where an answer did.

    What both use raises for whoever called it.
    """
    source = given.source.split("\n")
    for frame in reversed(seen.frames):
        if frame.line in given.lines:
            return frame
        if not "".join(source[frame.line - 1 : frame.line]).strip():
            return None
    return None


class Asker:
    """A worker with the given code and nothing else, which answers what submissions ask.

    Parameters
    ----------
    exercise : Exercise
    sandbox : Sandbox
        Starts the worker, with the first question.
    """

    def __init__(self, exercise: Exercise, sandbox: Sandbox) -> None:
        self.exercise, self.sandbox = exercise, sandbox
        self.backend = "torch" if exercise.head.backends == ("torch",) else "numpy"
        self._session: Session | None = None

    def bound(self, arguments: Any) -> Any:
        """Return arguments in which everything asked is answered here."""
        if isinstance(arguments, Given):
            return (
                Asked(functools.partial(self.answer, arguments)) if arguments.asked else arguments
            )
        if isinstance(arguments, Mapping):
            return {name: self.bound(value) for name, value in arguments.items()}
        if isinstance(arguments, list | tuple):
            return type(arguments)(map(self.bound, arguments))
        return arguments

    def answer(self, given: Given, parts: Any) -> Any:
        """Return what a fresh object of the given code says.

        Raises
        ------
        ValueError
            It says nothing; the message is for the student.
        """
        asked = Given(given.name, given.arguments)
        seen = self.observe("ask", {"function": asked, "arguments": plain(parts)})
        if isinstance(seen, Returned):
            return seen.value
        if isinstance(seen, Raised):
            raise ValueError(f"the given code does not take this: {seen.type}: {seen.message}")
        raise ValueError("the given code does not answer this")

    def observe(self, entry: str, arguments: Mapping[str, Any]) -> Observation:
        """Call a function of the worker and say what happened."""
        session = self._session or self._start()
        seen = session.run(Call(entry, arguments, backend=self.backend))
        if getattr(session, "over", None) is not None:
            self.close()
        return seen

    @property
    def printed(self) -> str:
        """What the given code printed."""
        return self._session.printed if self._session else ""

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _start(self) -> Session:
        name = Path(self.exercise.solution).name
        given = self.exercise.given.source
        job = Job(_ASK.encode(), name, self.backend, LIMITS, trusted=True, given=given)
        self._session = self.sandbox.open(job)
        self._session.load()
        return self._session
