"""Given code: what an exercise supplies and nobody grades, made anew for every call.

It is compiled before anything of a submission runs, and is in no module that could be imported or
replaced. Each call has classes and objects of its own, so that what a submission does to them lasts
no longer than its call. What it does to the libraries that the given code uses lasts, and changes
nothing but its own results.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any


class Unmade(Exception):
    """The given code raised while an object was made of it; `cause` is what it raised."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__()
        self.cause = cause


class Part:
    """An object of the given code that is still to be made.

    Parameters
    ----------
    name : str
        What the given code calls it.
    arguments : dict or None
        What it is called with, by name, or by place where the name is a number; None where the
        thing itself is meant.
    asked : bool
        Whether a fresh one answers each call.
    """

    __slots__ = ("arguments", "asked", "name")

    def __init__(self, name: str, arguments: dict[str, Any] | None, asked: bool) -> None:
        self.name, self.arguments, self.asked = name, arguments, asked

    def holding(self, change: Callable[[Any], Any]) -> Part:
        """Return the same with every argument changed."""
        arguments = self.arguments
        changed = None if arguments is None else {k: change(v) for k, v in arguments.items()}
        return Part(self.name, changed, self.asked)


class Code:
    """The given code of an exercise.

    Parameters
    ----------
    source : str
        A module with the class `given`; empty where there is none.
    name : str
        The file name in tracebacks.
    """

    def __init__(self, source: str, name: str) -> None:
        self.name = name
        self._code = compile(source, name, "exec", dont_inherit=True) if source else None
        self._builtins = dict(vars(builtins))

    def built(self, tree: Any) -> Any:
        """Return a tree with an object in the place of every `Part`.

        Raises
        ------
        Unmade
            The given code raised.
        """
        return tree if self._code is None else _Making(self).tree(tree)

    def fresh(self) -> Any:
        """Run the given code and return its class `given`."""
        assert self._code is not None
        names: dict[str, Any] = {"__name__": "given", "__builtins__": dict(self._builtins)}
        exec(self._code, names)
        return names["given"]


class _Making:
    """The objects of one call."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.given: Any = None

    def tree(self, value: Any) -> Any:
        if isinstance(value, Part):
            return self.part(value)
        if type(value) is dict:
            return {key: self.tree(item) for key, item in value.items()}
        if type(value) in (list, tuple):
            return type(value)(map(self.tree, value))
        return value

    def part(self, part: Part) -> Any:
        if not part.asked:
            return self.made(part)
        return lambda *places, **keywords: self.made(part)(*places, **keywords)

    def made(self, part: Part) -> Any:
        arguments = None if part.arguments is None else self.tree(part.arguments)
        try:
            if self.given is None:
                self.given = self.code.fresh()
            thing = getattr(self.given, part.name)
            if arguments is None:
                return thing
            places = [value for key, value in arguments.items() if key.isdigit()]
            keywords = {key: value for key, value in arguments.items() if not key.isdigit()}
            return thing(*places, **keywords)
        except (Exception, SystemExit) as error:
            raise Unmade(error) from error
