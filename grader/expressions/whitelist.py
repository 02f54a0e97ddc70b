"""What of Python's expressions is in the language: one walk over a tree, with caps."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from dataclasses import dataclass

from grader.errors import ExpressionError
from grader.expressions.arithmetic import WHOLE
from grader.expressions.evaluation import CONSTANTS, Columns, called_name
from grader.messages import Message, verbatim

TEXT_LITERAL = 1000
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


class Whitelist:
    """One walk over the tree, without recursion: what is not listed is refused."""

    def __init__(self, place: Columns, caps: Caps) -> None:
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
