"""Families of small modules: the file name is the kind, and a member is imported on first use."""

from __future__ import annotations

import ast
import functools
import importlib
import re
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.errors import ContentError
from grader.messages import Message
from grader.suggest import suggest


@functools.cache
def kinds(family: str) -> tuple[str, ...]:
    """Return the kinds of `family` (`checks`, `reports`, `classroom.exports`), sorted.

    A module whose name begins with `_` is shared by its siblings and is no member.
    """
    folder = Path(__file__).parent.joinpath(*family.split("."))
    return tuple(sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_")))


def stating(family: str, name: str) -> tuple[str, ...]:
    """Return the kinds of `family` that say something by the name of `name`, none imported."""
    return tuple(kind for kind in kinds(family) if constant(family, kind, name))


def member(family: str, kind: str) -> ModuleType:
    """Import and return the module of `kind`.

    Raises
    ------
    ContentError
        There is no such kind.
    """
    if kind not in kinds(family):
        near = suggest(kind, kinds(family))
        raise ContentError(
            Message(
                "no kind `{kind}` among {family}: {names}",
                kind=kind,
                family=family,
                names=kinds(family),
            ),
            hint=Message("did you mean `{near}`?", near=near) if near else None,
        )
    return importlib.import_module(f"grader.{family}.{kind}")


@functools.cache
def constant(family: str, kind: str, name: str, default: Any = None) -> Any:
    """Return the literal that a member assigns to `name`, without importing it.

    For the few facts that light commands need: a member may import what takes long.
    """
    if kind not in kinds(family):
        return default
    path = Path(__file__).parent.joinpath(*family.split("."), f"{kind}.py")
    found = re.search(rf"^{name} = (.+)$", path.read_text(encoding="utf-8"), re.M)
    return ast.literal_eval(found[1]) if found else default


def sentence(family: str, kind: str, name: str, **parameters: Any) -> Message:
    """Return the `Message("...")` that a member assigns to `name`, without importing it."""
    said = template(family, kind, name)
    return Message(said, **parameters)


@functools.cache
def template(family: str, kind: str, name: str) -> str:
    """Return the template of the `Message(...)` that a member assigns to `name`, if any.

    The member is not imported.
    """
    path = Path(__file__).parent.joinpath(*family.split("."), f"{kind}.py")
    found = re.search(rf"^{name} = (Message\(.+?\))$", path.read_text("utf-8"), re.M | re.S)
    if found is None:
        return ""
    call = ast.parse(found[1], mode="eval").body
    assert isinstance(call, ast.Call)
    return str(ast.literal_eval(call.args[0]))
