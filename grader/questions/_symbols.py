"""Names as learners spell them: `ε` for `eps`, `d_k` or `dₖ` for `dk`, `lambda` for `lam`."""

from __future__ import annotations

import ast
import copy
import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.expressions import Expression

_LETTERS = "alpha beta gamma delta eps zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
_LETTERS += " sigma sigma tau upsilon phi chi psi omega"
_GREEK = {chr(0x3B1 + place): name for place, name in enumerate(_LETTERS.split())}
_GREEK |= {
    chr(0x391 + place): name.capitalize()
    for place, name in enumerate(_LETTERS.split())
    if place != 17  # the final sigma has no capital
}
_BELOW = {0x2080 + digit: str(digit) for digit in range(10)}
_SHORT = {"alpha": "a", "beta": "b", "gamma": "g"}
"""Letters that questions write for Greek ones, so that they can be typed."""

_LONGER = {"epsilon": "eps", "lam": "lambda", "lmbda": "lambda"}


def _bare(name: str) -> str:
    """Return what two spellings of one name have in common; upper and lower case differ."""
    plain = unicodedata.normalize("NFKC", name).replace("_", "")
    latin = "".join(_GREEK.get(letter, letter) for letter in plain)
    stem = latin.rstrip("0123456789")
    return _LONGER.get(stem, stem) + latin[len(stem) :]


def _meant(name: str, known: Collection[str]) -> str:
    """Return the one known name that `name` is another spelling of, or `name` itself."""
    if name in known:
        return name
    bare = _bare(name)
    found = [other for other in known if _bare(other) == bare]
    if not found and _SHORT.get(bare) in known:
        return _SHORT[bare]
    return found[0] if len(found) == 1 else name


def readable(line: str, known: Collection[str]) -> str:
    """Return `line` with what Python cannot read as a name written otherwise; columns stay.

    That are small digits below the line, and `lambda` where a known name is meant by it.
    """
    line = line.translate(_BELOW)
    if _meant("lambda", known) == "lambda":
        return line
    return re.sub(r"\blambda\b", "λ".ljust(len("lambda")), line)


def respelled(expression: Expression, known: Collection[str]) -> Expression:
    """Return an expression with its names as the question spells them; columns stay."""
    spelling = {name: _meant(name, known) for name in expression.names - set(known)}
    if expression.tree is None or all(name == other for name, other in spelling.items()):
        return expression
    tree = copy.deepcopy(expression.tree)  # whoever reads the same text shares the other
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = spelling.get(node.id, node.id)
    names = frozenset(spelling.get(name, name) for name in expression.names)
    return replace(expression, names=names, tree=tree)
