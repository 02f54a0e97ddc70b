"""Notebooks to begin with: statement, starter below `%%check`, and what to do next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from grader.content.given import ABOUT
from grader.content.statement import Statement
from grader.interface.statement import whole
from grader.interface.work import fresh
from grader.messages import Language, Message
from grader.text import number

_INSTALL = """\
import importlib.util

if importlib.util.find_spec({name!r}) is None:
    %pip install -q {what}
"""
_PACKAGE, _DISTRIBUTION = "grader", "textbook-grader"


def sheet(exercise: Statement, backend: str, lang: str, *, install: bool = False) -> str:
    """Return the notebook of an exercise, as the text of its file.

    Parameters
    ----------
    backend : str
        The library it is to be written in.
    install : bool
        Whether a cell installs the grader where it is missing, as in Colab.
    """
    tr, identity = Language(lang), exercise.head.id
    head, *code = fresh(exercise.head, exercise.stub, backend, lang).split("\n")
    starter = "\n".join([f"%%check {identity}", head, *code[1:]])
    cells = [_markdown(_statement(exercise, tr))]
    if install:
        asked = tr("# installs the grader where it is missing, as in Colab")
        command = _INSTALL.format(name=_PACKAGE, what=_DISTRIBUTION)
        cells.append(_code(f"{asked}\n{command}"))
    cells.append(_code(f"%load_ext {_PACKAGE}"))
    if exercise.given:
        cells.append(_markdown(tr.of(ABOUT) + f"\n\n```python\n{exercise.given.strip()}\n```"))
    cells.append(_code(starter))
    cells.append(_code(tr("# try it out here: this cell is not graded")))
    cells.append(_markdown(_next(identity, tr)))
    return json.dumps(_document(cells), ensure_ascii=False, indent=1) + "\n"


def _statement(exercise: Statement, tr: Language) -> str:
    head = exercise.head
    facts = [f"`{head.id}`", tr("level {n}", n=head.level), tr(" or ").join(head.backends)]
    if source := tr.of(head.source):
        facts.append(source)
    rewards = [f"- {number(value)}: {tr.of(what)}" for what, value in exercise.rewards if value]
    points = tr.in_context("heading", "points")
    parts = [f"# {tr.of(head.title)}", " · ".join(facts), whole(exercise, tr), f"**{points}**"]
    return "\n\n".join([*parts, "\n".join(rewards)])


def _next(identity: str, tr: Language) -> str:
    """Return what to do when the check has answered."""
    said = (
        Message("Run the cell with `%%check`: it defines your functions and grades them."),
        Message("Stuck? `%hint {name}` in a new cell, one level at a time.", name=identity),
        Message("A mistake by name: `%explain CODE`. Where you are: `%progress`."),
        Message("Passed? `!grader solution {name} --diff`, then `%quiz`.", name=identity),
    )
    return "\n".join(f"- {tr.of(line)}" for line in said)


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(text)}


def _code(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": _lines(text),
    }


def _lines(text: str) -> list[str]:
    return text.strip("\n").splitlines(keepends=True)


def _document(cells: Sequence[dict[str, Any]]) -> dict[str, Any]:
    numbered = [{"id": f"cell-{n}", **cell} for n, cell in enumerate(cells, start=1)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": numbered, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
