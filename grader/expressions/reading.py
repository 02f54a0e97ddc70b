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
from grader.expressions.arithmetic import ELEMENTS, WHOLE, kind
from grader.expressions.evaluation import (
    CONSTANTS,
    Evaluation,
    Place,
    called_name,
    unknown_function,
    unknown_name,
)
from grader.messages import Message, verbatim
from grader.python_says import python_says

TEXT_LITERAL = 1000
LIST_LITERAL = 100_000
NAME = 80


@dataclass(frozen=True, slots=True)
class Caps:
    """How large a text may be: in characters, in syntax nodes, and in levels of nesting."""

    characters: int
    nodes: int
    depth: int = 100
    repeats: bool = True
    """Whether `*` repeats a list, as in Python; else it may only have been meant to scale one."""
    namespaces: tuple[str, ...] = ()
    """Names whose fields may be called: `given.step(...)`."""


LEARNER = Caps(characters=400, nodes=200, repeats=False)
"""For what a learner types."""

AUTHOR = Caps(characters=4000, nodes=2000, namespaces=("given",))
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
    repeats: bool = field(default=True, compare=False)
    """Whether `*` repeats a list."""

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
        spaces = [node.value for node in called if isinstance(node, ast.Attribute)]
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Name) or node in spaces:
                continue
            error = None
            if node in called:
                if node.id not in functions:
                    error = unknown_function(node.id, names, functions)
            elif node.id not in names and node.id not in also and node.id not in CONSTANTS:
                error = unknown_name(node.id, names, functions)
            if error is not None:
                raise error.at(place.start(node))

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
        evaluation = Evaluation(self.text, names, functions, elements, repeats=self.repeats)
        return evaluation.result(self.tree)


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
            Message(
                "the expression has {count} characters, allowed are {most}",
                count=len(text),
                most=caps.characters,
            ),
            column=caps.characters + 1,
        )
    line = _one_line(text)
    if not line.strip():
        raise ExpressionError(Message("the expression is empty"), column=1)
    _refuse_unclear(line)
    tree = _syntax(line)
    names, calls = _Whitelist(Place(line), caps).admit(tree)
    return Expression(text=line, names=names, calls=calls, tree=tree, repeats=caps.repeats)


def _one_line(text: str) -> str:
    """Return `text` with line ends as spaces, so that columns stay; refuse control characters."""
    for column, character in enumerate(text, start=1):
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        if character == "\\" or (hidden and character not in "\t\r\n"):
            raise ExpressionError(
                Message("character U+{code:04X} is not allowed", code=ord(character)),
                column=column,
            )
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").rstrip()


# What people type for an operator, and how it is written here.
_LOOKALIKES = {
    "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/",
    "²": "**2", "³": "**3", "√": "sqrt(...)", "≤": "<=", "≥": ">=", "≠": "!=", "∞": "inf",
    "ᵀ": ".T", "（": "(", "）": ")", "，": ",", "［": "[", "］": "]", "。": ".", "、": ",",
    "＋": "+", "－": "-", "＊": "*", "／": "/", "“": "'", "”": "'", "‘": "'", "’": "'",
    "\u3000": " ", "\xa0": " ",
}  # fmt: skip
_PART = re.compile(r"\w+|\S")
"""What is named when it stands where it cannot."""
_SEPARATORS = ";|:"


def _syntax(line: str) -> ast.expr:
    indent = len(line) - len(line.lstrip(" "))
    try:
        tree = ast.parse(line[indent:], mode="eval").body
    except SyntaxError as error:
        raise _unreadable(line, indent, error) from None
    except (ValueError, OverflowError):
        raise ExpressionError(Message("a number is too long"), column=1) from None
    except (RecursionError, MemoryError):
        raise ExpressionError(Message("the expression is nested too deeply"), column=1) from None
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
                Message(
                    "character `{character}` (U+{code:04X}) is not part of the language",
                    character=character,
                    code=ord(character),
                ),
                column=place,
                hint=Message("write `{code}`", code=_LOOKALIKES[character]),
            )
    reason, hint = _reason(error.msg), None
    if line[column - 1 : column] == "=" or "==" in error.msg:
        reason = Message("an expression cannot assign with `=`")
        hint = Message("write `==` to compare")
    elif re.match(r"invalid \w+ literal", error.msg):
        reason = Message("a name cannot start with a digit")
        hint = Message("write `*` to multiply")
    elif error.msg.startswith("leading zeros"):
        bare = re.sub(r"\A[0_]+", "", re.match(r"\w*", line[column - 1 :])[0])  # type: ignore[index]
        reason = Message("a number does not begin with 0")
        hint = Message("write `{code}`", code=bare)
    elif at_end:
        reason, column = Message("something is missing at the end"), len(line) + 1
    elif error.msg == "invalid syntax" and (part := _PART.match(line, column - 1)):
        reason = Message("`{part}` cannot stand here", part=part[0])
        if part[0] in _SEPARATORS:
            reason = Message("`{sign}` is no separator here", sign=part[0])
    message = Message("cannot read the expression: {reason}", reason=reason)
    return ExpressionError(message, column=column, hint=hint)


def _reason(said: str) -> Message:
    """Return what Python says of a source, without its guesses, names in backticks."""
    first = said.split(". ")[0].split(" (")[0].replace("'", "`")
    return python_says(first[:1].lower() + first[1:])


_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_GLUED = re.compile(r"(?<![\w.])\.?\d[\w.]*?(?=(?:and|else|for|if|in|is|not|or)\b)")


def _refuse_unclear(line: str) -> None:
    """Refuse what Python reads, but with a warning (`1if x else 2`) or as nothing (a comment)."""
    bare = _QUOTED.sub(lambda quoted: "'" * len(quoted.group()), line)
    if "#" in bare:
        raise ExpressionError(
            Message("a comment is not allowed in an expression"), column=bare.index("#") + 1
        )
    if glued := _GLUED.search(bare):
        raise ExpressionError(Message("a space is missing after a number"), column=glued.end() + 1)


_PLAIN: tuple[type[ast.expr], ...] = (
    ast.List, ast.Tuple, ast.Slice, ast.Subscript, ast.BoolOp, ast.IfExp,
)  # fmt: skip


def _refused(node: ast.expr) -> Message:
    """Return what a node is that the language does not have."""
    listed: Mapping[type[ast.expr], Message] = {
        ast.ListComp: Message("a comprehension"),
        ast.SetComp: Message("a comprehension"),
        ast.DictComp: Message("a comprehension"),
        ast.GeneratorExp: Message("a comprehension"),
        ast.JoinedStr: Message("an f-string"),
        ast.NamedExpr: Message("an assignment"),
        ast.Starred: Message("a star"),
        ast.Dict: Message("a dictionary"),
        ast.Set: Message("a set"),
        ast.YieldFrom: verbatim("`yield`"),
    }
    return listed.get(type(node)) or verbatim(f"`{type(node).__name__.lower()}`")


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
                raise self.refusal(
                    Message("the expression has more than {most} parts", most=self.caps.nodes),
                    node,
                )
            if depth > self.caps.depth:
                raise self.refusal(Message("the expression is nested too deeply"), node)
            children = self.children(node)
            pending.extend((child, depth + 1) for child in reversed(children))
        return frozenset(self.names), frozenset(self.calls)

    def refusal(
        self, message: Message, node: ast.expr, hint: Message | None = None
    ) -> ExpressionError:
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
            message = Message("{what} is not allowed in an expression", what=_refused(node))
            raise self.refusal(message, node)
        return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]

    def constant(self, node: ast.Constant) -> list[ast.expr]:
        value = node.value
        if isinstance(value, str) and len(value) > TEXT_LITERAL:
            raise self.refusal(
                Message("a string has more than {most} characters", most=TEXT_LITERAL),
                node,
            )
        whole_limit = WHOLE if type(value) is int else math.inf
        if isinstance(value, int | float) and (value > whole_limit or value == math.inf):
            raise self.refusal(Message("the number is too large"), node)
        if value is not None and not isinstance(value, str | int | float):
            what = {
                complex: Message("a complex number"),
                bytes: Message("a bytes literal"),
            }.get(type(value), Message("`...` outside of `[ ]`"))
            message = Message("{what} is not allowed in an expression", what=what)
            raise self.refusal(message, node)
        return []

    def name(self, node: ast.Name) -> list[ast.expr]:
        self.word(node)
        if node.id not in CONSTANTS:
            self.names.add(node.id)
        return []

    def word(self, node: ast.Name) -> None:
        if node.id.startswith("_") or "__" in node.id:
            raise self.refusal(Message("name `{name}` is not allowed", name=node.id[:NAME]), node)
        if len(node.id) > NAME:
            raise self.refusal(Message("a name has more than {most} characters", most=NAME), node)

    def attribute(self, node: ast.Attribute) -> list[ast.expr]:
        if node.attr.startswith("_") or "__" in node.attr:
            raise ExpressionError(
                Message("field `{name}` is not allowed", name=node.attr[:NAME]),
                column=self.place.field(node),
            )
        return [node.value]

    def call(self, node: ast.Call) -> list[ast.expr]:
        if isinstance(node.func, ast.Attribute) and not self.spaced(node.func):
            hint = Message(
                "write `{name}(...)` with the array inside the brackets", name=node.func.attr
            )
            raise self.refusal(Message("a method cannot be called"), node, hint)
        if not isinstance(node.func, ast.Name | ast.Attribute):
            raise self.refusal(
                Message("only a function can be called"), node, Message("write `*` to multiply")
            )
        if any(keyword.arg is None for keyword in node.keywords):
            raise self.refusal(Message("a star is not allowed in an expression"), node)
        if isinstance(node.func, ast.Name):
            self.word(node.func)
        else:
            self.attribute(node.func)
        self.calls.add(called_name(node.func))
        return [*node.args, *(keyword.value for keyword in node.keywords)]

    def spaced(self, node: ast.Attribute) -> bool:
        """Whether a field is one of a namespace, and may be called."""
        return isinstance(node.value, ast.Name) and node.value.id in self.caps.namespaces

    def operation(self, node: ast.BinOp | ast.UnaryOp | ast.Compare) -> list[ast.expr]:
        if isinstance(node, ast.UnaryOp):
            return [node.operand]
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, ast.BitXor):
                column = self.place.between(node.left, node.right, "^")
                hint = Message("write `**` for a power")
                raise ExpressionError(Message("`^` is not allowed"), column=column, hint=hint)
            if not isinstance(node.op, _OPERATORS):
                raise self.refusal(Message("`<<` and `>>` are not allowed"), node)
            return [node.left, node.right]
        if any(isinstance(op, ast.Is | ast.IsNot) for op in node.ops):
            raise self.refusal(Message("`is` is not allowed"), node, Message("write `==`"))
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
            raise ExpressionError(Message("the list is too large"), column=1)
        if isinstance(item, list):
            pending.extend((part, depth + 1) for part in item)
        elif isinstance(item, str):
            raise ExpressionError(
                Message("text `{text}` inside a list is not read as an expression", text=item[:40]),
                column=1,
                hint=Message("write the whole list as one expression, as in `\"['a', 'b']\"`"),
            )
        elif item is not None and type(item) not in (bool, int, float):
            raise ExpressionError(
                Message(
                    "expected an expression, a number or a list, got {kind}",
                    kind=kind(item),
                ),
                column=1,
            )
        elif type(item) is int and abs(item) > WHOLE:
            raise ExpressionError(Message("the number is too large"), column=1)


def _fresh(value: Any) -> Any:
    return [_fresh(item) for item in value] if isinstance(value, list) else value
