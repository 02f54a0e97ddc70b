"""Read an expression: characters, syntax, whitelist and caps; nothing is evaluated here."""

from __future__ import annotations

import ast
import functools
import math
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.errors import ExpressionError
from grader.expressions.arithmetic import ELEMENTS, WHOLE
from grader.expressions.evaluation import (
    CONSTANTS,
    Evaluation,
    Place,
    unknown_function,
    unknown_name,
)

TEXT_LITERAL = 1000
LIST_LITERAL = 100_000
NAME = 80


@dataclass(frozen=True, slots=True)
class Caps:
    """How large a text may be: in characters, in syntax nodes, and in levels of nesting."""

    characters: int
    nodes: int
    depth: int = 100


LEARNER = Caps(characters=400, nodes=200)
"""For what a learner types."""

AUTHOR = Caps(characters=4000, nodes=2000)
"""For what stands in a content file."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A text that has been read and found harmless; not to be changed, for it is shared.

    `names` are the values it needs, `calls` the functions it calls. A literal (a number, a list
    of numbers) is an expression that needs nothing.
    """

    text: str
    names: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    tree: ast.expr | None = field(default=None, repr=False, compare=False)
    literal: Any = None

    def __str__(self) -> str:
        return self.text

    def check(
        self, names: Collection[str], functions: Collection[str], *, also: Collection[str] = ()
    ) -> None:
        """Raise the `ExpressionError` that `evaluate` would raise for an unknown word.

        Parameters
        ----------
        names, functions : collection of str
            The values and functions there will be.
        also : collection of str
            Values there will be, too, but that no hint names.
        """
        if self.tree is None:
            return
        place = Place(self.text)
        called = [node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Name):
                continue
            error = None
            if node in called:
                if node.id not in functions:
                    error = unknown_function(node.id, names, functions)
            elif node.id not in names and node.id not in also and node.id not in CONSTANTS:
                error = unknown_name(node.id, names, functions)
            if error is not None:
                column = place.start(node)
                raise ExpressionError(error.message, column=column, hint=error.hint)

    def evaluate(
        self,
        names: Mapping[str, Any],
        functions: Mapping[str, Callable[..., Any]],
        *,
        elements: int = ELEMENTS,
    ) -> Any:
        """Return the value of the expression.

        Parameters
        ----------
        names : mapping
            The values that may be used; looked up only when needed.
        functions : mapping
            The functions that may be called.
        elements : int
            Cap on the number of elements of every array that is made on the way.

        Returns
        -------
        object
            A NumPy scalar of type float64, int64 or bool leaves as the Python number it equals.

        Raises
        ------
        ExpressionError
            For whatever goes wrong, with the column; never anything else.
        """
        if self.tree is None:
            return _fresh(self.literal)
        return Evaluation(self.text, names, functions, elements).result(self.tree)


def parse(source: str | float | bool | list[Any] | None, caps: Caps = AUTHOR) -> Expression:
    """Read `source`: a string is an expression, everything else stands for itself.

    Parameters
    ----------
    source : str, int, float, bool, None or list of those
        As it comes out of a content file. A list holds numbers, true, false, null and lists.
    caps : Caps
        `LEARNER` for what a learner typed.

    Raises
    ------
    ExpressionError
        It is too long, not in the language, or not readable at all.
    """
    if isinstance(source, str):
        return _read(source, caps)
    _check_literal(source)
    return Expression(text=str(source), literal=_fresh(source))


@functools.lru_cache(maxsize=4096)  # a class asks for the same few hundred again and again
def _read(text: str, caps: Caps) -> Expression:
    if len(text) > caps.characters:
        raise ExpressionError(
            f"the expression has {len(text)} characters, allowed are {caps.characters}",
            column=caps.characters + 1,
        )
    line = _one_line(text)
    if not line.strip():
        raise ExpressionError("the expression is empty", column=1)
    _refuse_unclear(line)
    tree = _syntax(line)
    names, calls = _Whitelist(Place(line), caps).admit(tree)
    return Expression(text=line, names=names, calls=calls, tree=tree)


def _one_line(text: str) -> str:
    """Return `text` with line ends as spaces, so that columns stay; refuse control characters."""
    for column, character in enumerate(text, start=1):
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        if character == "\\" or (hidden and character not in "\t\r\n"):
            raise ExpressionError(f"character U+{ord(character):04X} is not allowed", column=column)
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").rstrip()


# What people type for an operator, and how it is written here.
_LOOKALIKES = {
    "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/",
    "²": "**2", "³": "**3", "√": "sqrt(...)", "≤": "<=", "≥": ">=", "≠": "!=", "∞": "inf",
    "ᵀ": ".T", "（": "(", "）": ")", "，": ",", "［": "[", "］": "]", "。": ".", "、": ",",
    "＋": "+", "－": "-", "＊": "*", "／": "/", "“": "'", "”": "'", "‘": "'", "’": "'",
    "\u3000": " ", "\xa0": " ",
}  # fmt: skip


def _syntax(line: str) -> ast.expr:
    indent = len(line) - len(line.lstrip(" "))
    try:
        tree = ast.parse(line[indent:], mode="eval").body
    except SyntaxError as error:
        raise _unreadable(line, indent, error) from None
    except (ValueError, OverflowError):
        raise ExpressionError("a number is too long", column=1) from None
    except (RecursionError, MemoryError):
        raise ExpressionError("the expression is nested too deeply", column=1) from None
    for node in ast.walk(tree):
        if isinstance(node, ast.expr | ast.keyword):
            node.col_offset += indent
            node.end_col_offset = (node.end_col_offset or 0) + indent
    return tree


def _unreadable(line: str, indent: int, error: SyntaxError) -> ExpressionError:
    at_end = not error.offset and error.msg == "invalid syntax"
    column = max(1, min((error.offset or 1) + indent, len(line) + 1))
    for place, character in enumerate(line, start=1):
        if character in _LOOKALIKES and place >= column:
            return ExpressionError(
                f"character `{character}` (U+{ord(character):04X}) is not part of the language",
                column=place,
                hint=f"write `{_LOOKALIKES[character]}`",
            )
    reason = error.msg.split(". ")[0].split(" (")[0].replace("'", "`")
    hint = ""
    if line[column - 1 : column] == "=" or "==" in error.msg:
        reason, hint = "an expression cannot assign with `=`", "write `==` to compare"
    elif re.match(r"invalid \w+ literal", reason):
        reason, hint = "a name cannot start with a digit", "write `*` to multiply"
    elif reason.startswith("leading zeros"):
        bare = re.sub(r"\A[0_]+", "", re.match(r"\w*", line[column - 1 :])[0])  # type: ignore[index]
        reason, hint = "a number does not begin with 0", f"write `{bare}`"
    elif at_end:
        reason, column = "something is missing at the end", len(line) + 1
    return ExpressionError(
        f"cannot read the expression: {reason[:1].lower()}{reason[1:]}", column=column, hint=hint
    )


_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_GLUED = re.compile(r"(?<![\w.])\.?\d[\w.]*?(?=(?:and|else|for|if|in|is|not|or)\b)")


def _refuse_unclear(line: str) -> None:
    """Refuse what Python reads, but with a warning (`1if x else 2`) or as nothing (a comment)."""
    bare = _QUOTED.sub(lambda quoted: "'" * len(quoted.group()), line)
    if "#" in bare:
        raise ExpressionError(
            "a comment is not allowed in an expression", column=bare.index("#") + 1
        )
    if glued := _GLUED.search(bare):
        raise ExpressionError("a space is missing after a number", column=glued.end() + 1)


_PLAIN: tuple[type[ast.expr], ...] = (
    ast.List, ast.Tuple, ast.Slice, ast.Subscript, ast.BoolOp, ast.IfExp,
)  # fmt: skip

_REFUSED: Mapping[type[ast.expr], str] = {
    ast.Lambda: "`lambda`",
    ast.ListComp: "a comprehension",
    ast.SetComp: "a comprehension",
    ast.DictComp: "a comprehension",
    ast.GeneratorExp: "a comprehension",
    ast.JoinedStr: "an f-string",
    ast.NamedExpr: "an assignment",
    ast.Starred: "a star",
    ast.Dict: "a dictionary",
    ast.Set: "a set",
    ast.Await: "`await`",
    ast.Yield: "`yield`",
    ast.YieldFrom: "`yield`",
}

_OPERATORS = (
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult,
    ast.BitAnd, ast.BitOr,
)  # fmt: skip


class _Whitelist:
    """One walk over the tree, without recursion: what is not listed is refused."""

    def __init__(self, place: Place, caps: Caps) -> None:
        self.place = place
        self.caps = caps
        self.names: set[str] = set()
        self.calls: set[str] = set()

    def admit(self, tree: ast.expr) -> tuple[frozenset[str], frozenset[str]]:
        pending: list[tuple[ast.expr, int]] = [(tree, 1)]
        seen = 0
        while pending:
            node, depth = pending.pop()
            seen += 1
            if seen > self.caps.nodes:
                raise self.refusal(f"the expression has more than {self.caps.nodes} parts", node)
            if depth > self.caps.depth:
                raise self.refusal("the expression is nested too deeply", node)
            children = self.children(node)
            pending.extend((child, depth + 1) for child in reversed(children))
        return frozenset(self.names), frozenset(self.calls)

    def refusal(self, message: str, node: ast.expr, hint: str = "") -> ExpressionError:
        return ExpressionError(message, column=self.place.start(node), hint=hint)

    def children(self, node: ast.expr) -> list[ast.expr]:
        """Refuse `node` or return the nodes below it that have still to be looked at."""
        match node:
            case ast.Constant():
                return self.constant(node)
            case ast.Name():
                return self.name(node)
            case ast.Attribute():
                return self.attribute(node)
            case ast.Call():
                return self.call(node)
            case ast.BinOp() | ast.UnaryOp() | ast.Compare():
                return self.operation(node)
            case ast.Subscript():
                return [node.value, *_without_ellipsis(node.slice)]
        if not isinstance(node, _PLAIN):
            what = _REFUSED.get(type(node), f"`{type(node).__name__.lower()}`")
            raise self.refusal(f"{what} is not allowed in an expression", node)
        return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]

    def constant(self, node: ast.Constant) -> list[ast.expr]:
        value = node.value
        if isinstance(value, str) and len(value) > TEXT_LITERAL:
            raise self.refusal(f"a string has more than {TEXT_LITERAL} characters", node)
        whole_limit = WHOLE if type(value) is int else math.inf
        if isinstance(value, int | float) and (value > whole_limit or value == math.inf):
            raise self.refusal("the number is too large", node)
        if value is not None and not isinstance(value, str | int | float):
            what = {"complex": "a complex number", "bytes": "a bytes literal"}
            kind = what.get(type(value).__name__, "`...` outside of `[ ]`")
            raise self.refusal(f"{kind} is not allowed in an expression", node)
        return []

    def name(self, node: ast.Name) -> list[ast.expr]:
        self.word(node)
        if node.id not in CONSTANTS:
            self.names.add(node.id)
        return []

    def word(self, node: ast.Name) -> None:
        if node.id.startswith("_") or "__" in node.id:
            raise self.refusal(f"name `{node.id[:NAME]}` is not allowed", node)
        if len(node.id) > NAME:
            raise self.refusal(f"a name has more than {NAME} characters", node)

    def attribute(self, node: ast.Attribute) -> list[ast.expr]:
        if node.attr.startswith("_") or "__" in node.attr:
            raise ExpressionError(
                f"field `{node.attr[:NAME]}` is not allowed", column=self.place.field(node)
            )
        return [node.value]

    def call(self, node: ast.Call) -> list[ast.expr]:
        if isinstance(node.func, ast.Attribute):
            hint = f"write `{node.func.attr}(...)` with the array inside the brackets"
            raise self.refusal("a method cannot be called", node, hint)
        if not isinstance(node.func, ast.Name):
            raise self.refusal("only a function can be called", node, "write `*` to multiply")
        if any(keyword.arg is None for keyword in node.keywords):
            raise self.refusal("a star is not allowed in an expression", node)
        self.word(node.func)
        self.calls.add(node.func.id)
        return [*node.args, *(keyword.value for keyword in node.keywords)]

    def operation(self, node: ast.BinOp | ast.UnaryOp | ast.Compare) -> list[ast.expr]:
        if isinstance(node, ast.UnaryOp):
            return [node.operand]
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, ast.BitXor):
                column = self.place.between(node.left, node.right, "^")
                hint = "write `**` for a power"
                raise ExpressionError("`^` is not allowed", column=column, hint=hint)
            if not isinstance(node.op, _OPERATORS):
                raise self.refusal("`<<` and `>>` are not allowed", node)
            return [node.left, node.right]
        if any(isinstance(op, ast.Is | ast.IsNot) for op in node.ops):
            raise self.refusal("`is` is not allowed", node, "write `==`")
        return [node.left, *node.comparators]


def _without_ellipsis(index: ast.expr) -> list[ast.expr]:
    parts = index.elts if isinstance(index, ast.Tuple) else [index]
    return [
        part for part in parts if not (isinstance(part, ast.Constant) and part.value is Ellipsis)
    ]


def _check_literal(value: Any) -> None:
    pending, seen = [(value, 0)], 0
    while pending:
        item, depth = pending.pop()
        seen += 1
        if seen > LIST_LITERAL or depth > 64:
            raise ExpressionError("the list is too large", column=1)
        if isinstance(item, list):
            pending.extend((part, depth + 1) for part in item)
        elif isinstance(item, str):
            raise ExpressionError(
                f"text `{item[:40]}` inside a list is not read as an expression",
                column=1,
                hint="write the whole list as one expression, as in `\"['a', 'b']\"`",
            )
        elif item is not None and type(item) not in (bool, int, float):
            raise ExpressionError(
                f"expected an expression, a number or a list, got {type(item).__name__}", column=1
            )
        elif type(item) is int and abs(item) > WHOLE:
            raise ExpressionError("the number is too large", column=1)


def _fresh(value: Any) -> Any:
    return [_fresh(item) for item in value] if isinstance(value, list) else value
