"""A small course on disk, and stand-in check kinds, so that these tests need no real check."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from grader import registry
from grader.checks import Kind
from grader.content import Content, show
from grader.errors import ContentError
from grader.model import Field

KINDS = {
    "values": (
        Field("function", "name", "function"),
        Field("perturb", "flag", "perturb inputs", default=True),
        Field("because", "text", "reason", default=""),
        Field("evaluations", "expressions", "caps"),
    ),
    "property": (
        Field("let", "expressions", "drawn"),
        Field("change", "expressions", "changed"),
        Field("got", "expression", "got", default="out"),
        Field("want", "expression", "want", default="base"),
        Field("relation", "name", "relation", default="equal", choices=("equal", "less_equal")),
        Field("call", "name", "second call"),
        Field("repeat", "integer", "calls", default=1),
        Field("holds", "expression", "what is true"),
        Field("perturb", "flag", "perturb inputs"),
        Field("because", "text", "reason"),
    ),
    "raises": (Field("exception", "name", "class", default="ValueError"),),
    "unmodified": (),
    "deterministic": (),
    "device": (),
    "gradient": (),
    "dtype": (
        Field("dtypes", "names", "types", default=("float32",), choices=("float32", "float16")),
    ),
    "source": (Field("forbid", "names", "names", default=()),),
    "speed": (Field("bands", "mapping", "bands", required=True),),
    "certificate": (
        Field("measures", "records", "limits", required=True),
        Field("certificate", "name", "function", default="certificate"),
        Field("evaluations", "expressions", "caps"),
    ),
}

TABLES = {
    "certificate": {
        "measures": (
            Field("limit", "expression", "largest value", default=0),
            Field("because", "text", "reason", required=True),
        )
    }
}

SAYS = {
    "values": {"cases": "rest", "claims": True, "decides": "value"},
    "property": {"dependent": True, "alone": {"holds": ("got", "want", "relation")}},
    "raises": {"claims": True, "rejects": True, "findings": ("returned",)},
    "unmodified": {"cases": "plain", "findings": ("modified",)},
    "deterministic": {"cases": "plain", "dependent": True},
    "device": {"cases": "plain", "dependent": True, "backends": lambda options: ("torch",)},
    "gradient": {"cases": "plain", "dependent": True, "backends": lambda options: ("torch",)},
    "dtype": {
        "cases": "plain",
        "dependent": True,
        "findings": ("wider",),
        "backends": lambda options: ("torch",) if options["dtypes"] == ("float16",) else (),
    },
    "source": {"cases": "none", "gate": True},
    "certificate": {"claims": True, "dependent": True, "decides": "measures"},
    "speed": {"claims": True, "dependent": True},
}

EXERCISE = """\
schema: 1
id: scale-rows
title: {en: Scale the rows, zh: 缩放每一行}
level: 2
requires: [first-steps]
source: "A Book, section 1.2"
backends: [numpy, torch]
prompt:
  en: |
    Multiply every row of x by its factor.
  zh: 每一行乘以自己的系数。
stub: |
  import numpy as np

  def scale_rows(x, factors=None, *, axis=0):
      \"\"\"x (n, d), factors (n,).\"\"\"
      raise NotImplementedError

  def total(x):
      raise NotImplementedError
correct: [by_loops]
cases:
  rect: {purpose: all sizes differ, x: "normal(3, 4)"}
  given:
    purpose: factors are given
    hidden: true
    let: {n: "integers(2, 5)", m: 3}
    x: "normal(n, m)"
    factors: "arange(n)"
  sum: {purpose: another entry, call: total, x: [[1, 2], [3, 4.5]]}
checks:
  - {kind: values, cases: [rect, given], points: 6}
  - kind: property
    id: doubling
    says: {en: doubling x doubles the result}
    case: rect
    let: {c: "uniform(1, 2)"}
    change: {x: "c * x"}
    want: "c * base"
    points: 1
  - {kind: unmodified, id: no-mutation, case: rect, points: 1}
  - {kind: source, forbid: [numpy.multiply]}
misconceptions:
  wrong-axis: {caught_by: [rect]}
  in-place: {caught_by: [no-mutation], finding: modified, says: {en: it is changed}}
hints:
  - {after: values, en: Look at the axis.}
limits: {call: 2}
"""

FIRST = """\
schema: 1
id: first-steps
title: First steps
level: 1
source: none
backends: [numpy]
prompt: Return x.
stub: |
  def first(x):
      raise NotImplementedError
correct: [another]
cases:
  one: {purpose: a number, x: 1}
checks:
  - {kind: values, cases: [one], points: 1}
"""

SOLUTION = """\
\"\"\"Scaling.\"\"\"

import math

import numpy as np


def scale_rows(x, factors=None, *, axis=0):
    return np.expand_dims(_factors(x, factors), 1) * x


def total(x):
    return x.sum()


def _factors(x, factors):
    return np.ones(len(x)) if factors is None else factors


class by_loops:
    pass


class wrong_axis(by_loops):
    pass


class in_place:
    pass
"""

COURSE_LIST = "in-place:\n  title: {en: changes its input}\n  says: {en: The input is changed.}\n"
TRACK_LIST = "wrong-axis:\n  title: scales columns\n  says: Scale rows.\n  see: A Book\n"

Edit = tuple[str, str]


class Course:
    """A course in a folder; `edit` changes one of its files."""

    exercise = "exercises/01-scaling/scale-rows.yaml"
    first = "exercises/01-scaling/first-steps.yaml"
    solution = "solutions/01-scaling/scale_rows.py"
    list = "exercises/misconceptions.yaml"
    track_list = "exercises/01-scaling/misconceptions.yaml"

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(self.exercise, EXERCISE)
        self.write(self.first, FIRST)
        self.write(self.solution, SOLUTION)
        self.write(
            "solutions/01-scaling/first_steps.py",
            "def first(x):\n    return x\n\n\nclass another:\n    pass\n",
        )
        self.write(self.list, COURSE_LIST)
        self.write(self.track_list, TRACK_LIST)

    @property
    def content(self) -> Content:
        return Content(self.root, base=self.root)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def edit(self, old: str, new: str, name: str = "") -> None:
        """Replace the one place of `old` in a file."""
        path = self.root / (name or self.exercise)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def refused(self, identity: str = "scale-rows") -> str:
        """Load an exercise that must be refused; return what is shown."""
        with pytest.raises(ContentError) as caught:
            self.content.exercise(identity)
        hint = f"\nhint: {caught.value.hint}" if caught.value.hint else ""
        return f"{show(caught.value)}{hint}"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A small valid course whose kinds of checks are the stand-ins."""

    real_member, real_kinds = registry.member, registry.kinds

    def member(family: str, kind: str) -> object:
        if family != "checks":
            return real_member(family, kind)
        if kind not in KINDS:
            raise ContentError("no such kind")
        says = {"tables": TABLES.get(kind, {}), **SAYS.get(kind, {})}
        return SimpleNamespace(KIND=Kind(judge=None, fields=KINDS[kind], **says))

    def kinds(family: str) -> tuple[str, ...]:
        return tuple(KINDS) if family == "checks" else real_kinds(family)

    monkeypatch.setattr(registry, "kinds", kinds)
    monkeypatch.setattr(registry, "member", member)
    return Course(tmp_path)
