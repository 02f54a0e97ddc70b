"""The keys of content files: one table each for the reader, the JSON Schema and the docs."""

from __future__ import annotations

from grader import registry
from grader.model import Field

SCHEMA = 1
BACKENDS = ("numpy", "torch")
MAX_LEVEL = 5
MAX_REPEAT = 1000

HEAD = (
    Field("schema", "integer", "version of this format", required=True),
    Field("id", "name", "name of the exercise, which is the name of the file", default=""),
    Field("title", "texts", "title of the exercise", required=True),
    Field("level", "integer", f"difficulty, from 1 (first steps) to {MAX_LEVEL}", required=True),
    Field("requires", "names", "ids of the exercises to do before this one", default=()),
    Field("source", "texts", "paper and equation, or book and section", required=True),
    Field(
        "backends",
        "names",
        "libraries a submission may be written in",
        default=("numpy",),
        choices=BACKENDS,
    ),
)
"""The part above `prompt:`, read alone by `grader list`."""

BODY = (
    Field("prompt", "texts", "the statement of the exercise", required=True),
    Field("stub", "text", "Python functions with docstrings, to be filled in", required=True),
    Field("imports", "names", "further modules a submission may import", default=()),
    Field(
        "random",
        "names",
        "inputs that are random generators; right answers may differ in what they draw",
        default=(),
    ),
    Field("limits", "mapping", "what a submission may use"),
    Field(
        "correct",
        "names",
        "classes of the solution file that are correct, beside the model answer; "
        "those that no misconception names, if absent",
    ),
    Field("cases", "mapping", "named inputs", required=True),
    Field("measures", "mapping", "measures that several certificates share"),
    Field("checks", "list", "what is checked, in this order", required=True),
    Field("misconceptions", "mapping", "the mistakes that are called by their names"),
    Field("hints", "list", "levels of help, from gentle to concrete"),
    Field("figure", "any", "a picture of the case that fails, or a list of pictures"),
)

CASE = (
    Field("purpose", "texts", "why this case is there; that of the case it is `like`, if absent"),
    Field(
        "covers",
        "texts",
        "why it stays, although it catches none of the mistakes that the exercise lists",
    ),
    Field("like", "name", "a case above: all that is not said here is as there"),
    Field("call", "name", "the function to call; the first one that takes these inputs if absent"),
    Field("from", "expression", "named data, `data` in other expressions, whose fields are inputs"),
    Field("let", "expressions", "values drawn first, which the inputs may name"),
    Field("hidden", "flag", "keep its values out of reports", default=False),
    Field("repeat", "integer", "number of independent draws", default=1),
)

SCRIPT = (
    Field("new", "expressions", "arguments of the constructor", default={}),
    Field(
        "load",
        "expressions",
        "attributes that are set then, by name (`weight`, `conv.bias`): parameters and buffers of "
        "a torch module are filled",
        default={},
    ),
    Field(
        "calls",
        "list",
        "what is done with the object, in order: `{forward: {x: normal(2, 3)}}` calls a method, "
        "`running_var` reads an attribute; the result is the list of what comes of each",
        required=True,
    ),
)
"""Beside the fields of every case, those of a case whose function is a class."""

GIVEN = (
    Field(
        "given.NAME(...)",
        "expression",
        "an object of the class `given` of the solution file, made anew for every call where the "
        "submission runs, so that autograd goes through it",
    ),
    Field("given.NAME", "expression", "a function or class of it, without a call"),
    Field(
        "asked(given.NAME(...))",
        "expression",
        "one that the grader evaluates, call by call, and counts: a submission sees its answers",
    ),
)
"""What inputs may say of given code, which is shown with the statement and not graded."""

CHECK = (
    Field("kind", "name", "what kind of check this is", required=True),
    Field("id", "name", "name of the check, unique in the file; that of its kind if absent"),
    Field("points", "number", "points, shared equally by the cases; 1 if absent"),
    Field("case", "name", "the case to check"),
    Field("cases", "names", "the cases to check; `huge-*` stands for all that begin so"),
    Field("needs", "names", "checks above that must pass first; those of its values if absent"),
    Field("backends", "names", "only for submissions in these libraries", choices=BACKENDS),
    Field("says", "texts", "what the check demands, in one sentence"),
)
"""Fields of every check; those of its kind are in `grader/checks/KIND.py`."""


def default_id(kind: str) -> str:
    """Return the id of a check that the exercise gives none."""
    return str(registry.constant("checks", kind, "ID", kind))


def default_points(kind: str, written: float | None) -> float:
    """Return the points of a check: as written, else those of its kind, 1 for most."""
    return float(registry.constant("checks", kind, "POINTS", 1) if written is None else written)


SLIP = (
    Field(
        "caught_by",
        "names",
        "checks or cases that fail for this mistake; if absent, the first check that can report "
        "its finding, else any",
    ),
    Field("variant", "name", "class of the solution file; the id with `_` for `-` if absent"),
    Field("also", "names", "other classes, which make the same mistake in another way", default=()),
    Field(
        "finding",
        "name",
        "what a check reports when it finds this mistake; if absent, the measure of its own name, "
        "or as in misconceptions.yaml",
        default="",
    ),
    Field("message", "text", "what Python must say in the failure, or a name it tells", default=""),
    Field(
        "same_as",
        "names",
        "mistakes of this exercise that compute the same: whoever makes one is told all of them",
        default=(),
    ),
    Field("says", "texts", "replaces the sentence of the misconceptions file"),
    Field(
        "backends",
        "names",
        "only for submissions in these libraries; torch if the id begins with `torch-`",
        choices=BACKENDS,
    ),
)

FIGURE = (
    Field("kind", "name", "what kind of picture this is", required=True),
    Field("function", "name", "only calls of this function; of all that fit if absent", default=""),
)
"""Fields of every figure; those of its kind are in `grader/figures/KIND.py`."""

HINT = (Field("after", "name", "the check whose failure shows this hint first", default=""),)
"""Beside the hint itself, in every language by its code."""

LIMITS = (
    Field("call", "number", "seconds for one call"),
    Field("load", "number", "seconds for importing the submission"),
    Field("total", "number", "seconds for everything"),
    Field("memory", "integer", "bytes of memory"),
    Field("output", "integer", "bytes of one result"),
    Field("printed", "integer", "bytes of printed text"),
    Field("source", "integer", "bytes of the submitted file"),
)

MOST = {
    "call": 86_400,
    "load": 86_400,
    "total": 86_400,
    "memory": 1 << 40,
    "output": 1 << 32,
    "printed": 1 << 30,
    "source": 1 << 26,
}
"""What a limit may be at the most: beyond a day or a terabyte, it is a slip."""

MISCONCEPTION = (
    Field("title", "texts", "completes `your output equals the reference that ...`", required=True),
    Field("says", "texts", "what to tell the student", required=True),
    Field("see", "texts", "where to read on"),
    Field("finding", "name", "what a check reports when it finds this mistake", default=""),
)

PARTS = {
    "exercise": (*HEAD, *BODY),
    "cases.NAME": CASE,
    "cases.NAME of a class": SCRIPT,
    "cases.NAME.INPUT": GIVEN,
    "checks": CHECK,
    "misconceptions.ID": SLIP,
    "misconceptions.yaml": MISCONCEPTION,
    "hints": HINT,
    "limits": LIMITS,
    "figure": FIGURE,
}
"""The keys of an exercise and of the parts of it."""
