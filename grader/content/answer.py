"""A file with the answer to an exercise: its function or class, by `ast`; nothing runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.content.signature import Refusal, is_module, method_refusals, parameters, refusals
from grader.content.solution import definitions, model_answer, reached
from grader.content.syntax import Source
from grader.errors import ContentError
from grader.messages import Message
from grader.model import INIT
from grader.python_says import parsed, python_says
from grader.suggest import quoted

_GENERATORS = re.compile(r"(rng|generator|random_generator)\Z")
_CALLED = re.compile(r"__(init|call)__\Z|(?!_)")
"""Methods that a case calls."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method of an answer; `required` are its parameters without a default."""

    name: str
    signature: str
    docstring: str
    required: tuple[str, ...]
    shapes: Mapping[str, tuple[str, ...]]
    """The sizes of the parameters, where the docstring says them, as in `x (n, d)`."""
    types: Mapping[str, str]
    """What the parameters are annotated with."""
    called: Mapping[str, tuple[str, ...]]
    """The parameters that the answer calls, each with names for what it hands to them."""

    @property
    def random(self) -> tuple[str, ...]:
        """The parameters that are random generators."""
        return tuple(
            name
            for name in self.required
            if _GENERATORS.match(name) or self.types.get(name, "").endswith("Generator")
        )


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A function or class that answers an exercise, as it stands in a file.

    `functions` are the function itself, or the methods of the class; `source` is it with all that
    it uses.
    """

    name: str
    docstring: str
    functions: tuple[Function, ...]
    source: str
    torch: bool = False
    """Whether it is written in torch: then all submissions are."""
    opening: str = ""
    """The line that begins the class."""
    imports: str = ""
    """What that line needs."""
    attributes: tuple[str, ...] = ()
    """Those of a class whose shape its docstring tells, as in "`mean` (d,)"."""

    @property
    def random(self) -> tuple[str, ...]:
        """The parameters that are random generators."""
        return tuple(dict.fromkeys(name for one in self.functions for name in one.random))

    @property
    def called(self) -> Mapping[str, tuple[str, ...]]:
        """The parameters that are called, whichever function takes them."""
        return {name: places for one in self.functions for name, places in one.called.items()}

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of all shapes, in the order in which they are written."""
        shapes = (shape for one in self.functions for shape in one.shapes.values())
        return tuple(dict.fromkeys(letter for shape in shapes for letter in shape))


def read_answer(text: str, shown: str, wanted: str) -> ModelAnswer:
    """Read the one function or class of a file, or the one called `wanted`.

    Raises
    ------
    ContentError
        The file is no Python, has no such function, or the function takes what cannot be passed.
    """
    source = Source(shown, text)
    try:
        tree = parsed(text)
    except SyntaxError as error:
        line, column = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
        reason = python_says(getattr(error, "msg", str(error)))
        raise ContentError(
            Message("the answer is no Python: {reason}", reason=reason),
            mark=source.mark(line - 1, max(column - 1, 0)),
            hint=Message("`--from` reads a file with one function or class"),
        ) from None
    found = _entry(tree, shown, wanted)
    _refuse(_refusals(found), source)
    if isinstance(found, ast.ClassDef):
        return _class(found, tree, text)
    return _plain(found, tree, text)


def _refuse(found: Iterable[Refusal], source: Source) -> None:
    for place, message, hint in found:
        mark = source.mark(place.lineno - 1, place.col_offset)
        raise ContentError(message, mark=mark, hint=hint)


def _refusals(found: ast.FunctionDef | ast.ClassDef) -> Iterator[Refusal]:
    if isinstance(found, ast.FunctionDef):
        yield from refusals(found.args)
        return
    methods = list(_methods(found))
    for method in methods:
        yield from method_refusals(method)
    if not any(method.name != INIT for method in methods):
        yield (
            found,
            Message("`{name}` has no method that a case can call", name=found.name),
            Message("write one, as in `def fit(self, x):`; names with `_` stay private"),
        )


def _plain(found: ast.FunctionDef, tree: ast.Module, text: str) -> ModelAnswer:
    function = _function(found)
    return ModelAnswer(
        name=found.name,
        docstring=function.docstring,
        functions=(function,),
        source=model_answer(text, [found.name]),
        torch=_imports_torch(tree),
    )


def _class(found: ast.ClassDef, tree: ast.Module, text: str) -> ModelAnswer:
    docstring = ast.get_docstring(found) or ""
    bases = ", ".join(map(ast.unparse, found.bases)) if is_module(found) else ""
    return ModelAnswer(
        name=found.name,
        docstring=docstring,
        functions=tuple(
            _function(method, docstring if method.name == INIT else "", found)
            for method in _methods(found)
        ),
        source=model_answer(text, [found.name]),
        torch=_imports_torch(tree),
        opening=f"class {found.name}({bases}):" if bases else f"class {found.name}:",
        imports="\n".join(_imports(tree, found)) if bases else "",
        attributes=tuple(_attributes(found, docstring)),
    )


def _function(
    node: ast.FunctionDef, above: str = "", owner: ast.ClassDef | None = None
) -> Function:
    """Return what is read of a function; `above` is what the docstring of its class says."""
    docstring = ast.get_docstring(node) or ""
    required = [one.name for one in parameters(node.args) if one.required and one.name != "self"]
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return Function(
        name=node.name,
        signature=f"def {node.name}({ast.unparse(node.args)}){returns}:",
        docstring=docstring,
        required=tuple(required),
        shapes=dict(_shapes(f"{above}\n{docstring}", required)),
        types={
            a.arg: ast.unparse(a.annotation)
            for a in (*node.args.args, *node.args.kwonlyargs)
            if a.annotation
        },
        called=dict(_called(node, required, owner)),
    )


def _called(
    node: ast.FunctionDef, names: Iterable[str], owner: ast.ClassDef | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the parameters that are called: by the function, or as an attribute they became.

    Of several calls the one that hands over most counts.
    """
    own = {name: name for name in names}
    kept = dict[str, str]()
    for statement in ast.walk(node):
        match statement:
            case ast.Assign([ast.Attribute(ast.Name("self")) as place], ast.Name(said)):
                kept |= {ast.unparse(place): said} if said in own else {}
    most = dict[str, tuple[str, ...]]()
    for tree, known in ((node, own), (owner or node, kept)):
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and (found := known.get(ast.unparse(call.func))):
                most[found] = max(most.get(found, ()), tuple(_handed(call)), key=len)
    yield from most.items()


def _handed(call: ast.Call) -> Iterator[str]:
    """Yield a name for every argument of a call: its own, where it is one that is not taken."""
    taken = {keyword.arg for keyword in call.keywords if keyword.arg}
    for place, argument in enumerate(call.args):
        own = argument.id if isinstance(argument, ast.Name) else ""
        taken.add(name := own if own and own not in taken else f"argument_{place + 1}")
        yield name
    yield from (f"{keyword.arg}=None" for keyword in call.keywords if keyword.arg)


def _methods(owner: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    for node in owner.body:
        if isinstance(node, ast.FunctionDef) and _CALLED.match(node.name) and not _reads(node):
            yield node


def _reads(node: ast.FunctionDef) -> bool:
    """Whether a method is a property, which a case reads like an attribute."""
    return any(ast.unparse(one) == "property" for one in node.decorator_list)


def _attributes(owner: ast.ClassDef, docstring: str) -> Iterator[str]:
    """Yield what the objects of a class have and its docstring tells the shape of, in order."""
    properties = {n.name for n in owner.body if isinstance(n, ast.FunctionDef) and _reads(n)}
    own = properties | {
        node.attr
        for node in ast.walk(owner)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and ast.unparse(node.value) == "self"
    }
    yield from dict.fromkeys(n for n in re.findall(r"`(\w+)`\s*\(", docstring) if n in own)


def _imports(tree: ast.Module, owner: ast.ClassDef) -> Iterator[str]:
    """Yield the imports that the bases of a class need."""
    found = definitions(tree)
    for base in owner.bases:
        name = ast.unparse(base).partition(".")[0]
        if isinstance(found.get(name), ast.Import | ast.ImportFrom):
            yield ast.unparse(found[name])


def _shapes(docstring: str, names: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in names:
        words = r"[\s:=,-]*(?:[A-Za-z]+[\s:,-]*){0,4}"
        found = re.search(
            rf"\b{re.escape(name)}\b`?{words}\(\s*(\w+(?:\s*,\s*\w+)*)\s*,?\s*\)", docstring
        )
        if found:
            yield name, tuple(part.strip() for part in found[1].split(","))


def _entry(tree: ast.Module, shown: str, wanted: str) -> ast.FunctionDef | ast.ClassDef:
    """Return what the exercise asks for: as it is called, or else what nothing else here uses."""
    blocks = {
        node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    alike = (wanted, *(name for name in blocks if name.lower() == wanted.replace("_", "")))
    for name in alike:
        if name in blocks:
            return blocks[name]
    found = definitions(tree)
    used = {other for name in blocks for other in reached([name], found) if other != name}
    public = [name for name in blocks if not name.startswith("_")]
    free = [name for name in public if name not in used] or public
    if len(free) == 1:
        return blocks[free[0]]
    if not free:
        raise ContentError(
            Message("`{file}` has no function and no class at its top level", file=shown),
            hint=Message("`--from` reads a file with one function or class"),
        )
    raise ContentError(
        Message(
            "`{file}` has {count} functions or classes: {names}",
            file=shown,
            count=len(free),
            names=quoted(free),
        ),
        hint=Message("call the exercise as the one it asks for"),
    )


def _imports_torch(tree: ast.Module) -> bool:
    for node in tree.body:
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
        if any(name.partition(".")[0] == "torch" for name in (*names, module)):
            return True
    return False
