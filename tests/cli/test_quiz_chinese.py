"""Every message to an answer that cannot be read has its Chinese, found in the source itself."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader
from grader.cli._quiz_chinese import SENTENCES, WORDS, chinese, translated
from grader.expressions import reading

ROOT = Path(grader.__file__).parent
MODULES = sorted([*(ROOT / "questions").glob("*.py"), *(ROOT / "expressions").glob("*.py")])

HOLE = "7"
"""What stands for a value in a message."""

AUTHOR_ONLY = {
    "_examining": "faults of a question as it is written",
    "_template.check_inserts": "texts of a question",
    "_template._value": "texts of a question",
    "_names.draw_names": "what is drawn",
    "_names._several": "what is drawn",
    "_values.wrong_values": "listed wrong answers",
    "_drawing.draw": "what is drawn",
    "_drawing._trial": "what is drawn",
    "formula.points": "the author's own formula",
    "array.draw": "the author's own answer",
    "reading._check_literal": "values of YAML: what is typed is a string",
}

FOREIGN = [
    "`exp`: takes 1 positional argument but 2 were given",
    "`where`: takes 3 positional arguments but 1 was given",
    "`where`: takes 3 positional arguments but 2 were given",
    "`log`: takes from 1 to 2 positional arguments but 3 were given",
    "`exp`: missing 1 required positional argument: `x`",
    "`where`: missing 2 required positional arguments: `a` and `b`",
    "`sum`: got an unexpected keyword argument `dim`",
    "`softmax`: got multiple values for argument `axis`",
    "cannot read the expression: invalid syntax",
    "cannot read the expression: `(` was never closed",
    "cannot read the expression: unmatched `)`",
    "cannot read the expression: closing parenthesis `]` does not match opening parenthesis `(`",
    "cannot read the expression: unterminated string literal",
    "cannot read the expression: expected `else` after `if` expression",
    "cannot read the expression: positional argument follows keyword argument",
]
"""What Python says; it stands in no source of ours."""


# --------------------------------------------------------------------------- reading the source


class Unknown(Exception):
    """A message is written in a way that this test cannot follow."""


class Reader:
    """The messages and hints of one module."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.tree = ast.parse(path.read_text(encoding="utf-8"))

    def found(self) -> Iterator[tuple[str, int, str]]:
        """Yield (function, line, text) of every message and hint, a hole for every value."""
        for function in ast.walk(self.tree):
            if not isinstance(function, ast.FunctionDef) or self.excluded(function.name):
                continue
            for call in own_calls(function):
                for part in parts(call):
                    for text in self.texts(part, function):
                        yield f"{self.name}.{function.name}", call.lineno, text

    def excluded(self, function: str) -> bool:
        return self.name in AUTHOR_ONLY or f"{self.name}.{function}" in AUTHOR_ONLY

    def texts(self, node: ast.expr, function: ast.FunctionDef) -> list[str]:
        """Return what an expression can read; nothing where it is passed on from elsewhere."""
        match node:
            case ast.Constant(value=str(text)):
                return [text] if text else []
            case ast.JoinedStr():
                pieces = [self.piece(part, function) for part in node.values]
                return ["".join(chosen) for chosen in itertools.product(*pieces)]
            case ast.IfExp():
                return [*self.texts(node.body, function), *self.texts(node.orelse, function)]
            case ast.Attribute(attr="message" | "hint"):
                return []
            case ast.Name():
                return self.named(node.id, function)
            case ast.Call(func=ast.Name(id="did_you_mean")):
                nouns = [a.value for a in node.args[2:] if isinstance(a, ast.Constant)]
                noun = nouns[0] if nouns else "known names"
                return [f"did you mean `{HOLE}`?", f"{noun}: `{HOLE}`, `{HOLE}`"]
            case ast.Call(func=ast.Name(id="_sentence")):
                return []
        raise Unknown(f"{self.name}:{node.lineno}: {ast.unparse(node)}")

    def piece(self, part: ast.expr, function: ast.FunctionDef) -> list[str]:
        """Return what a part of an f-string can read."""
        if isinstance(part, ast.Constant):
            return [str(part.value)]
        assert isinstance(part, ast.FormattedValue)
        if part.format_spec is not None or not isinstance(part.value, ast.Name | ast.IfExp):
            return [HOLE]
        try:
            return self.texts(part.value, function) or [HOLE]
        except Unknown:
            return [HOLE]

    def named(self, name: str, function: ast.FunctionDef) -> list[str]:
        """Return what a local name can read; nothing where it is a parameter."""
        found: list[str] = []
        values = list(assigned(name, function))
        for value in values:
            found += self.texts(value, function)
        known = [a.arg for a in (*function.args.args, *function.args.kwonlyargs)]
        if not values and name not in known:
            raise Unknown(f"{self.name}:{function.lineno}: {name}")
        return found


def own_calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    """Yield the calls of a function that are not in a function inside of it."""
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        pending.extend(ast.iter_child_nodes(node))


def parts(call: ast.Call) -> list[ast.expr]:
    """Return message and hint of a call that makes an error; nothing of any other call."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in ("ExpressionError", "Unreadable"):
        places = (0, 2) if name == "Unreadable" else (0,)
    elif name in ("refusal", "_error"):  # (message, node, hint)
        places = (0, 2)
    else:
        return []
    found = [call.args[place] for place in places if place < len(call.args)]
    return found + [word.value for word in call.keywords if word.arg == "hint"]


def assigned(name: str, function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Yield the values that a function gives to a local name."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple):
                names = [getattr(one, "id", "") for one in target.elts]
                if name in names and isinstance(node.value, ast.Tuple):
                    yield node.value.elts[names.index(name)]


FOUND = [one for path in MODULES for one in Reader(path).found()]


# --------------------------------------------------------------------------- the tests


def english(text: str) -> str:
    """Return the English words that are left in a Chinese sentence, outside of code."""
    return " ".join(re.findall(r"[A-Za-z]{2,}", re.sub(r"`[^`]*`", "", text)))


def test_there_are_messages():
    """The reader of the source finds them."""
    assert len({text for _, _, text in FOUND}) > 90
    assert ("_typed.options", "nothing to read") in {(where, text) for where, _, text in FOUND}


@pytest.mark.parametrize("text", sorted({text for _, _, text in FOUND}))
def test_every_message_has_its_chinese(text):
    """A new message fails here until `grader/cli/_quiz_chinese.py` knows it."""
    where = ", ".join(f"{name}:{line}" for name, line, other in FOUND if other == text)
    said = translated(text)
    assert said, f"no Chinese for {text!r} of {where}: add it to SENTENCES"
    assert english(said.replace("axis", "")) == ""


@pytest.mark.parametrize("text", FOREIGN)
def test_what_python_says(text):
    """Its commonest sentences are translated inside of ours."""
    assert english(chinese(text)) == ""


@pytest.mark.parametrize("word", [*reading._REFUSED.values(), "array", "number", "text", "list"])
def test_words_in_holes(word):
    """What is refused, and the kinds of values."""
    assert english(chinese(f"{word} is not allowed in an expression")) == ""
    assert word in WORDS


def test_no_sentence_is_left_over():
    """Each one is matched by some message."""
    texts = {text for _, _, text in FOUND} | set(FOREIGN)
    used = set()
    for template in SENTENCES:
        pattern = re.escape(template).replace(r"\{\}", "(.+?)")
        used |= {template for text in texts if re.fullmatch(pattern, text, re.S)}
    assert sorted(set(SENTENCES) - used) == []


def test_exclusions_are_in_use():
    """Each names a module or a function that is there."""
    functions = {
        f"{path.stem}.{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    modules = {path.stem for path in MODULES}
    assert sorted(set(AUTHOR_ONLY) - functions - modules) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("`9` is none of 1 to 5", "`9` 不在 1 到 5 之间"),
        ("unknown name `中文`", "没有 `中文` 这个名称"),
        ("write `1000`", "请写成 `1000`"),
        ("expected a number, got truth value", "这里应是一个数，而不是真值"),
        ("array has no field `shape`", "数组没有属性 `shape`"),
        ("name `{}` is not allowed", "不能使用名称 `{}`"),
        ("name `{0:zh}{x!r}` is not allowed", "不能使用名称 `{0:zh}{x!r}`"),
        ("`exp`: something of another kind", "`exp`：something of another kind"),
        ("something of another kind", "something of another kind"),
        ("", ""),
    ],
)
def test_sentences(text, want):
    """Values stay as they are, whatever they are; what is not known stays English."""
    assert chinese(text) == want
