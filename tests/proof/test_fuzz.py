"""No content, however odd, ends in an error of ours: it is proven, or says what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.model import Sandbox
from grader.proof import Claim, Prover

LEAVES = st.sampled_from([
    "normal(2, 3)", "normal(3)", "ones(2)", "zeros(0)", "array(1.5)", "integers(1, 4)", "1", "2.5",
    "null", "true", "'text'", "ints([1, 2])", "bools([true])", "float32(normal(2))", "nan", "inf",
    "arange(3)", "normal(2, 0)", "rbf_kernel(0.5)", "generator()", "eye(2)", "causal_mask(2)",
    "noncontiguous(normal(2, 3))", "'a' + 'b'", "words('a b a')", "['a', null] * 3", "[[]] * 2", "pi", "-1e300", "normal(2, 3).T",
])  # fmt: skip


def _containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, max_size=3)
    return st.one_of(
        several.map(lambda parts: f"[{', '.join(parts)}]"),
        several.map(lambda parts: f"({''.join(p + ', ' for p in parts)})"),
        several.map(lambda parts: f"record({', '.join(f'k{i}={p}' for i, p in enumerate(parts))})"),
    )


VALUES = st.recursive(LEAVES, _containers, max_leaves=4)
GIVEN_LEAVES = st.sampled_from([
    "given.Thing(normal(2))", "given.Thing(3)", "given.f", "asked(given.f)", "given.value",
    "asked(given.Thing(normal(2)))", "asked(given.value)", "given.Thing()", "given.Nothing(1)",
    "given.Thing(given.Thing(1))", "given.Thing(given.f)", "asked(normal(2))", "given.f(normal(2))",
    "given.Thing", "given.value(2)", "given", "[asked(given.f), 1]", "given.Thing(asked(given.f))",
    "given.Thing(generator())", "given.f + 1", "given.Thing(v=[1, 'a'])", "normal(2)",
])  # fmt: skip
GIVEN_VALUES = st.recursive(GIVEN_LEAVES, _containers, max_leaves=3)
GIVEN_CODE = st.sampled_from([
    "", "class given:\n    pass\n", "class given:\n    value = 2\n    f = abs\n", "given = 3\n",
    "class given:\n    value = 1 / 0\n    f = abs\n", "def given(x):\n    return x\n",
    *(
        "class given:\n    value = 2\n\n    def f(x):\n        return x\n\n    class Thing:\n"
        f"        def __init__(self, v):\n            {begins}\n\n"
        f"        def __call__(self, *parts):\n            {calls}\n"
        for begins in ("self.v = v", "raise KeyError(v)", "self.v = self", "import nowhere")
        for calls in ("return self.v", "return parts", "raise SystemExit", "return self", "return {}")
    ),
])  # fmt: skip
RESULTS = st.sampled_from([
    "x", "(x, y)", "{'a': x, 'b': [y, 1.0]}", "[x, [x, [x]]]", "None", "1.0", "'text'", "y",
    "np.asarray(1.0)", "np.ones((2, 3))", "{'loss': np.float64(2)}", "{1: x}", "lambda: 1", "set()",
    "{}", "[]", "float('nan')", "np.array(['a'])", "x + 1", "np.random.normal(size=2)", "1 / 0",
    "np.zeros((0, 3))", "True", "10**30", "1j", "np.float16(1)", "__import__('sys').exit()",
])  # fmt: skip
CHECKS = st.sampled_from([
    "{kind: values}",
    "{kind: values, perturb: false, because: it jumps}",
    "{kind: unmodified}",
    "{kind: dtype}",
    "{kind: deterministic}",
    "{kind: raises, case: first, exception: ValueError}",
    "{kind: property, case: first, says: same, change: {x: x}}",
    "{kind: property, case: first, says: same, got: 'out[0]', want: 'base[0]'}",
    "{kind: property, case: first, says: same, holds: 'all(out == base)'}",
    "{kind: memory, case: first, limit: 67108864}",
    "{kind: source, forbid: [softmax]}",
    "{kind: certificate, case: first, measures: {m: {limit: 1, because: why}}}",
    "{kind: statistics, case: first, draws: 7, quantities: {q: {of: out, mean: 'y', independent: true}}}",
    "{kind: statistics, case: first, draws: 4, quantities: {q: {of: 'out[0]', distribution: uniform}}}",
    "{kind: gradient, case: first}",
    "{kind: values, view: 'sort(out)'}",
])  # fmt: skip


CALLED = st.sampled_from(["x", "x(1)", "x(y)", "[x, x]", "x.v", "y", "(x(), y)", "x[0](1)", "1.0"])


@st.composite
def given_courses(draw: st.DrawFn) -> tuple[str, str]:
    """Draw the two files of an exercise with given code."""
    exercise = draw(courses(GIVEN_VALUES))[0]
    solution = (
        f"import numpy as np\n\n\n{draw(GIVEN_CODE)}\n\n"
        f"def f(x, y=1):\n    return {draw(CALLED)}\n\n\n"
        f"def certificate(inputs, got):\n    return {draw(RESULTS)}\n"
    )
    return exercise, solution


@st.composite
def courses(draw: st.DrawFn, values: st.SearchStrategy[str] = VALUES) -> tuple[str, str]:
    """Draw the two files of an exercise."""
    checks = draw(st.lists(CHECKS, min_size=1, max_size=3, unique=True))
    random = draw(st.sampled_from(["", "random: [x]\n", "random: [y]\n"]))
    exercise = (
        "schema: 1\ntitle: F\nlevel: 1\nsource: none\nprompt: p\n"
        f"stub: |\n  def f(x, y=1):\n      raise NotImplementedError\n{random}"
        "limits: {call: 2, total: 20}\ncases:\n"
        f"  first: {{purpose: a, x: {json.dumps(draw(values))}, y: {json.dumps(draw(values))}}}\n"
        f"  second: {{purpose: b, hidden: true, x: {json.dumps(draw(values))}}}\n"
        "checks:\n" + "".join(f"  - {check}\n" for check in checks)
    )
    body = draw(st.sampled_from(["pass", "x = y", "print('said')", "raise ValueError('no')"]))
    solution = (
        f"import numpy as np\n\n\ndef f(x, y=1):\n    {body}\n    return {draw(RESULTS)}\n\n\n"
        f"def certificate(inputs, got):\n    return {draw(RESULTS)}\n"
    )
    return exercise, solution


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(courses())
def test_odd_content(sandbox: Sandbox, tmp_path: Path, course: tuple[str, str]) -> None:
    """It stands, or each of its problems is one sentence; nothing is raised, nothing is ours."""
    _proven(sandbox, tmp_path, *course)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(given_courses())
def test_odd_given_code(sandbox: Sandbox, tmp_path: Path, course: tuple[str, str]) -> None:
    """Given code that is odd, or oddly used, is a problem that is said, and no error of ours."""
    _proven(sandbox, tmp_path, *course)


SOUND_STEPS = st.sampled_from(
    ["w", "{f: {x: a}}", "{f: {x: '[a, a]'}}", "{g: {}}", "{f: {x: nan}}"]
)
ODD_STEPS = st.sampled_from([
    "n.w", "{f: {x: generator()}}", "{eval: {}}",
    "{f: {x: 'asked(given.f)'}}", "{f: {}}", "{__init__: {}}", "__class__", "f",
])  # fmt: skip
BODIES = st.sampled_from([
    "return self", "return x", "return self.w", "self.w = x", "self.w += x", "return self.__dict__",
    "raise KeyError(x)", "self.n = self\n        return self.n", "print(x)", "return np.random.rand(2)",
    "del self.w", "return [x] * 5000", "r = [x]\n        r.append(r)\n        return r", "return type(self)",
])  # fmt: skip


@st.composite
def object_courses(draw: st.DrawFn) -> tuple[str, str]:
    """Draw the two files of an exercise whose answer is a class."""
    steps = ", ".join(
        draw(st.lists(SOUND_STEPS | SOUND_STEPS | SOUND_STEPS | ODD_STEPS, min_size=1, max_size=3))
    )
    load = draw(st.sampled_from(["", "load: {w: a}, ", "load: {w: '[a]'}, ", "load: {n.w: 1}, "]))
    new = draw(
        st.sampled_from(["", "new: {w: a}, ", "new: {w: null}, ", "new: {w: generator()}, "])
    )
    checks = [
        "{kind: values}",
        *draw(st.lists(CHECKS.filter(lambda text: "kind: values" not in text), max_size=1)),
    ]
    exercise = (
        "schema: 1\ntitle: F\nlevel: 1\nsource: none\nprompt: p\nstub: |\n  class F:\n"
        "      def __init__(self, w=1.0):\n          raise NotImplementedError\n\n"
        "      def f(self, x):\n          raise NotImplementedError\n\n"
        "      def g(self):\n          raise NotImplementedError\n"
        "limits: {call: 2, total: 20}\ncases:\n"
        f"  first: {{purpose: a, let: {{a: normal(2)}}, {new}{load}calls: [{steps}]}}\n"
        "checks:\n" + "".join(f"  - {check}\n" for check in checks)
    )
    solution = (
        "import numpy as np\n\n\nclass F:\n    def __init__(self, w=1.0):\n        self.w = w\n\n"
        f"    def f(self, x):\n        {draw(BODIES)}\n\n"
        f"    def g(self):\n        return {draw(st.sampled_from(['self.w', 'None', '1 / 0']))}\n"
    )
    return exercise, solution


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(object_courses())
def test_odd_objects(sandbox: Sandbox, tmp_path: Path, course: tuple[str, str]) -> None:
    """So are classes: odd scripts, and objects that return, keep or lose odd things."""
    _proven(sandbox, tmp_path, *course)


def _proven(sandbox: Sandbox, tmp_path: Path, exercise: str, solution: str) -> None:
    for folder, name, text in (("exercises", "f.yaml", exercise), ("solutions", "f.py", solution)):
        path = tmp_path / folder / "01-a"
        path.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    prover = Prover(tmp_path, base=tmp_path)
    prover._sandbox = sandbox
    proof = prover.prove(Claim(0, exercise="f"))
    assert all(problem.strip() for problem in proof.problems)
    assert not any("internal" in problem for problem in proof.problems), proof.problems
