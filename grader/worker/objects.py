"""A class as a function of a script: an object is made, filled, and gone through some steps with.

Modules of torch take over the floating type and the device of the arrays in the script, are called
and not their `forward`, and have their parameters and buffers filled in place.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from .load import bind
from .wire import MAX_DEPTH, Stated

INIT = "__init__"


class Unfit(Stated):
    """The class, or an object of it, lacks what the exercise asks for."""


class Script:
    """Runs one script with a class.

    Parameters
    ----------
    cls : type or None
        The class; None where the file has none.
    name : str
        What the exercise calls it.
    methods : mapping of str to sequence of str
        The parameters of its methods in the exercise's order; a file may have renamed them.
    chained : collection of str
        The methods that must return their object.

    Raises
    ------
    Unfit
        There is no class.
    """

    def __init__(
        self,
        cls: type | None,
        name: str,
        methods: Mapping[str, Sequence[str]],
        chained: Collection[str] = (),
    ) -> None:
        self._name = name.rpartition(".")[2]
        if cls is None:
            raise Unfit("the file defines no class `{name}`", name=self._name)
        self._cls, self._methods, self._chained = cls, methods, chained
        self._parameters: dict[str, Any] = {}
        self.overwritten = False
        """Whether a step changed what an earlier one had returned."""
        self.begun: Callable[[], None] | None = None
        """Told when a module has been made: torch's own layers draw their first weights then."""

    def __call__(
        self,
        new: Mapping[str, Any],
        load: Mapping[str, Any],
        calls: Sequence[str | Mapping[str, Mapping[str, Any]]],
    ) -> list[Any]:
        """Return what came of every step: the result of a method, or the value of an attribute."""
        places, keywords = bind(self._cls, new, list(self._methods.get(INIT, ())))
        made = self._cls(*places, **keywords)
        if _is_module(made) and self.begun is not None:
            self.begun()
        _settle(made, (load, calls))
        for path, value in load.items():
            self._fill(made, path, value)
        last, found = INIT, list[_Found]()
        for step in calls:
            if isinstance(step, str):
                found.append(_Found(_copied(self._attribute(made, step, last)), kept=True))
                continue
            ((last, arguments),) = step.items()
            found.append(_Found(self._called(made, last, arguments), kept=last == "state_dict"))
        self.overwritten = any(one.changed for one in found)
        return [one.copy if one.changed else one.value for one in found]

    def differentiated(self, paths: Iterable[str], given: Iterable[Any]) -> list[Any]:
        """Return what the gradients of a script are taken by: a parameter for what was loaded."""
        return [self._parameters.get(path, value) for path, value in zip(paths, given, strict=True)]

    def _called(self, made: Any, name: str, arguments: Mapping[str, Any]) -> Any:
        method = self._attribute(made, name, None)
        places, keywords = bind(method, arguments, list(self._methods.get(name, ())))
        if name == "forward" and _is_module(made):
            places, keywords = _by_place(method, places, keywords)  # as hooks expect them
            method = made
        value = method(*places, **keywords)
        if name in self._chained and value is not made:
            kind = "None" if value is None else type(value).__name__
            raise Unfit("`{method}` returned `{kind}`, expected `self`", method=name, kind=kind)
        no_data = value is made or (name == "load_state_dict" and _is_module(made))
        return None if no_data else value

    def _attribute(self, made: Any, path: str, after: str | None) -> Any:
        """The attribute, or the method where it is after no other one, at a dotted path."""
        for name in path.split("."):
            try:
                made = getattr(made, name)
            except AttributeError as error:
                if error.name != name or error.obj is not made:  # inside of the file's own code
                    raise
                raise self._lacking(path, after, _near(name, made)) from None
        return made

    def _lacking(self, path: str, after: str | None, near: str) -> Unfit:
        facts = {"cls": self._name, "name": path}
        said = "`{cls}` has no method `{name}`"
        if near:
            facts["near"] = near
            said = "`{cls}` has no method `{name}`, but `{near}`"
        if after is not None:
            facts["method"] = after
            said = "`{cls}` has no attribute `{name}` after `{method}`"
            if near:
                said = "`{cls}` has no attribute `{name}` after `{method}`, but `{near}`"
        return Unfit(said, **facts)

    def _fill(self, made: Any, path: str, value: Any) -> None:
        """Set an attribute; a parameter or buffer of a module is filled."""
        there = self._attribute(made, path, INIT)
        holder, _, name = path.rpartition(".")
        owner = self._attribute(made, holder, INIT) if holder else made
        torch = sys.modules.get("torch")
        if torch is None or not isinstance(owner, torch.nn.Module):
            setattr(owner, name, _mapped(value, _twin))
            return
        if not isinstance(there, torch.Tensor):
            kind = type(there).__name__
            said = "`{name}` is of type `{kind}` after `__init__`, expected a tensor"
            raise Unfit(said, name=path, kind=kind)
        if there.shape != value.shape:
            got, want = tuple(there.shape), tuple(value.shape)
            said = "`{name}` has shape {got} after `__init__`, expected {want}"
            raise Unfit(said, name=path, got=got, want=want)
        if there is owner._parameters.get(name) or there is owner._buffers.get(name):
            with torch.no_grad():
                there.copy_(value)
        else:
            setattr(owner, name, _mapped(value, _twin))
        if there.requires_grad:
            self._parameters[f"load.{path}"] = there


class _Found:
    """What came of a step, and what it was then; `kept` if nothing else refers to it."""

    def __init__(self, value: Any, *, kept: bool) -> None:
        self.value = self.copy = value
        if kept:
            self.value = self.copy = _copied(value)
        else:
            self.copy = _mapped(value, _twin)

    @property
    def changed(self) -> bool:
        return self.copy is not self.value and not _same(self.value, self.copy)


def _by_place(
    method: Callable[..., Any], places: list[Any], keywords: dict[str, Any]
) -> tuple[list[Any], dict[str, Any]]:
    """Pass arguments by place, if they are the first ones of a method."""
    first = list(inspect.signature(method).parameters)[: len(keywords)]
    by_place = not places and first == list(keywords)
    return ([*keywords.values()], {}) if by_place else (places, keywords)


def _is_module(made: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(made, torch.nn.Module)


def _settle(made: Any, given: Any) -> None:
    """Give a module the device and the floating type of the first floating tensor in a script."""
    if not _is_module(made):
        return
    torch = sys.modules["torch"]
    floats: list[Any] = []

    def see(leaf: Any) -> None:
        if isinstance(leaf, torch.Tensor) and leaf.dtype.is_floating_point:
            floats.append(leaf)

    _mapped(given, see)
    if floats:
        torch.nn.Module.to(made, floats[0].device, floats[0].dtype)


def _mapped(value: Any, change: Callable[[Any], Any], depth: int = 0) -> Any:
    """Apply a change to every leaf of a tree; a dict of any kind becomes a plain one."""
    if depth > MAX_DEPTH:
        return value
    if isinstance(value, dict):
        return {key: _mapped(item, change, depth + 1) for key, item in value.items()}
    if type(value) in (list, tuple):
        return type(value)(_mapped(item, change, depth + 1) for item in value)
    return change(value)


def _copied(value: Any) -> Any:
    """A value as it is now, cut off from what made it."""

    def copied(leaf: Any) -> Any:
        torch = sys.modules.get("torch")
        if torch is not None and isinstance(leaf, torch.Tensor):
            return leaf.detach().clone()
        return leaf.copy() if isinstance(leaf, np.ndarray) else leaf

    return _mapped(value, copied)


def _twin(leaf: Any) -> Any:
    """A copy of an array, through which gradients flow."""
    torch = sys.modules.get("torch")
    if torch is not None and type(leaf) is torch.Tensor:
        return leaf.clone()
    return leaf.copy() if isinstance(leaf, np.ndarray) else leaf


def _same(value: Any, copy: Any) -> bool:
    """Whether a tree is what its copy was made of."""
    if value is copy:
        return True
    if isinstance(value, dict):
        return value.keys() == copy.keys() and all(_same(value[k], copy[k]) for k in copy)
    if type(value) in (list, tuple):
        return len(value) == len(copy) and all(map(_same, value, copy))
    if getattr(value, "is_meta", False) or not hasattr(value, "shape"):
        return True
    return bool(((value == copy) | ((value != value) & (copy != copy))).all())


def _near(name: str, owner: Any) -> str:
    """The attribute that a name may be a slip for."""
    import difflib

    names = [*vars(owner), *vars(type(owner))] if hasattr(owner, "__dict__") else []
    if _is_module(owner):
        names += [*owner._parameters, *owner._buffers, *owner._modules]
    public = [other for other in names if isinstance(other, str) and other[:1] != "_"]
    return next(iter(difflib.get_close_matches(name, public, n=1)), "")
