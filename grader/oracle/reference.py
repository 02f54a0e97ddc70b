"""The reference of an exercise in its own worker: truths, budgets, variants, certificates."""

from __future__ import annotations

import ast
import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from grader.errors import ContentError, SandboxError, UnansweredError
from grader.model import (
    Array,
    Call,
    Crashed,
    Exercise,
    Job,
    Limits,
    Observation,
    Raised,
    Returned,
    Sandbox,
    Session,
    Submission,
    TimedOut,
    Truth,
)
from grader.numerics.budget import budgets
from grader.numerics.precision import PRECISIONS, cast, extended, float_arrays, perturbed

__all__ = ["Oracle", "Variant"]

PERTURBATIONS = 3
LIMITS = Limits(call=60.0, load=60.0, total=86_400.0, memory=4 << 30)
"""For references: generous, for a slow one is the author's business."""


class Variant(str):
    """A class of the solution file, by name, with the `backend` it works in."""

    backend: str

    def __new__(cls, name: str, backend: str) -> Variant:
        variant = super().__new__(cls, name)
        variant.backend = backend
        return variant


class Oracle:
    """Answers from the solution file of one exercise.

    Parameters
    ----------
    exercise : Exercise
    sandbox : Sandbox
        Starts the reference's own worker; nothing of a submission is ever in it.
    torch : bool
        Whether torch must be there: for torch submissions.
    device : str
        Where torch variants run, beside the submission.
    """

    def __init__(
        self, exercise: Exercise, sandbox: Sandbox, *, torch: bool = False, device: str = "cpu"
    ) -> None:
        self.exercise, self.sandbox, self.device = exercise, sandbox, device
        self.backend = "torch" if torch else "numpy"
        self.source = Path(exercise.solution).read_bytes()
        self.without: str | None = None
        """A correct implementation whose errors do not count: one does not judge itself."""
        self._session: Session | None = None
        self._cache: dict[Any, Any] = {}
        self.timed: dict[tuple[str, str], Mapping[str, float]] = {}
        """Budgets of the cases that were timed, by name and dtype: large inputs take long."""
        self.steps = _steps(self.source, exercise)
        """The classes of the solution file: their base, library and methods."""

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def start(self) -> Session:
        """Return the running worker with the solution loaded; start it if there is none."""
        if self._session is None:
            name = Path(self.exercise.solution).name
            job = Job(self.source, name, self.backend, LIMITS, self.device, trusted=True)
            self._session = self.sandbox.open(job)
            loaded = self._session.load()
            if not isinstance(loaded, Returned):
                self.close()
                raise self._broken("cannot be loaded", loaded)
        return self._session

    def submission(self, variant: str) -> Submission:
        """Return a variant as a submission, for proving the exercise."""
        return Submission(self.source, Path(self.exercise.solution).name, variant)

    # ------------------------------------------------------------------ variants

    def correct(self, dtype: str, *, torch: bool) -> list[Variant]:
        """The correct implementations that can work in `dtype`; the model answer is the first."""
        half = dtype in ("float16", "bfloat16")
        names = [Variant("", "numpy"), *(self.variant(n) for n in self.exercise.correct)]
        able = [
            v
            for v in names
            if (v.backend == "numpy" and not half) or (torch and v.backend == "torch")
        ]
        return [v for v in able if v != self.without] or able

    def variant(self, name: str) -> Variant:
        """Return the class `name` (or a pair `a+b`) with its backend."""
        backends = {self.steps[part].backend for part in name.split("+") if part in self.steps}
        return Variant(name, "torch" if "torch" in backends else "numpy")

    # ------------------------------------------------------------------ results

    def observe(
        self, variant: Variant, entry: str, arguments: Mapping[str, Any], **wants: Any
    ) -> Observation:
        """Call a variant (`""`: the model answer) and say what happened."""
        session = self.start()
        seen = session.run(self.request(variant, entry, arguments, **wants))
        if getattr(session, "over", None) is not None:  # however it ended, another one may do
            self.close()
        return seen

    def request(
        self, variant: Variant, entry: str, arguments: Mapping[str, Any], **wants: Any
    ) -> Call:
        """Build a call of a variant."""
        order = tuple(p.name for p in self.exercise.entries.get(entry, ()))
        path = f"{variant}.{entry}" if variant else entry
        return Call(path, arguments, order=order, backend=variant.backend, **wants)

    def rival(self, dtype: str, *, torch: bool) -> Variant:
        """The implementation a submission is timed against: the model answer of its library."""
        variants = self.correct(dtype, torch=torch)
        return next((v for v in variants if torch and v.backend == "torch"), variants[0])

    def result(
        self, variant: Variant, entry: str, arguments: Mapping[str, Any], **wants: Any
    ) -> Returned:
        """Call a variant that must return."""
        seen = self.observe(variant, entry, arguments, **wants)
        if not isinstance(seen, Returned):
            raise self._broken(f"`{variant or 'the model answer'}` fails in `{entry}`", seen)
        return seen

    def results(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, *, torch: bool
    ) -> list[Any]:
        """Results of every correct implementation in the working dtype."""
        arguments = cast(inputs, dtype)
        content = _content(arguments)
        return [
            self.once(
                ("result", str(variant), entry, content),
                functools.partial(self._value, variant, entry, arguments),
            )
            for variant in self.correct(dtype, torch=torch)
        ]

    def _value(self, variant: Variant, entry: str, arguments: Mapping[str, Any]) -> Any:
        return self.result(variant, entry, arguments).value

    def truths(
        self,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: Sequence[str] | None = None,
    ) -> list[Any]:
        """Truths: first at the inputs as cast to `dtype`, then at perturbed ones."""
        wide = extended(inputs, dtype)
        names = [n for n in (float_arrays(wide) if perturb is None else perturb) if n in wide]
        truths: list[Any] = self.once(
            ("truths", entry, dtype, tuple(names), wide),
            lambda: self._truths(entry, wide, names, dtype),
        )
        return truths

    def _truths(
        self, entry: str, wide: Mapping[str, Any], names: Sequence[str], dtype: str
    ) -> list[Any]:
        rng = np.random.default_rng(0)
        eps = PRECISIONS[dtype].eps
        moved = [perturbed(wide, names, eps, rng) for _ in range(PERTURBATIONS if names else 0)]
        model = Variant("", "numpy")
        return [self.result(model, entry, a).value for a in (wide, *moved)]

    def truth(
        self,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: Sequence[str] | None = None,
        *,
        torch: bool = False,
    ) -> Truth:
        """The truth with its budgets."""

        def compute() -> Truth:
            truths = self.truths(entry, inputs, dtype, perturb)
            results = self.results(entry, inputs, dtype, torch=torch)
            return Truth(truths[0], budgets(truths[0], results, truths[1:], PRECISIONS[dtype]))

        named = None if perturb is None else tuple(perturb)
        key = ("truth", entry, dtype, named, torch, self.without, inputs)
        truth: Truth = self.once(key, compute)
        return truth

    def quick_truth(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> Truth:
        """The truth with a budget from the model answer alone: for large inputs, nothing kept."""
        wide = extended(inputs, dtype)
        truths = self._truths(entry, wide, float_arrays(wide), dtype)
        own = self.result(Variant("", "numpy"), entry, cast(inputs, dtype)).value
        return Truth(truths[0], budgets(truths[0], [own], truths[1:], PRECISIONS[dtype]))

    def gradients(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, of: Sequence[str], cotangent: Any
    ) -> Truth:
        """Gradients by autograd of the first torch variant in float64, with budgets."""
        wants = {"gradients": tuple(of), "cotangent": cotangent}
        variants = [v for v in self.correct(dtype, torch=True) if v.backend == "torch"]
        if not variants:
            raise ContentError(f"`{self.exercise.id}` has no torch variant to differentiate")

        def compute() -> Truth:
            wide = {k: v.astype(np.float64) if k in floats else v for k, v in narrow.items()}
            rng = np.random.default_rng(0)
            eps = PRECISIONS[dtype].eps
            moved = [perturbed(wide, floats, eps, rng) for _ in range(PERTURBATIONS)]
            first = variants[0]
            truths = [self.result(first, entry, a, **wants).gradients for a in (wide, *moved)]
            theirs = [self.result(v, entry, narrow, **wants).gradients for v in variants]
            return Truth(truths[0], budgets(truths[0], theirs, truths[1:], PRECISIONS[dtype]))

        narrow = cast(inputs, dtype)
        floats = float_arrays(inputs)
        key = ("gradients", entry, dtype, tuple(of), self.without, narrow)
        truth: Truth = self.once(key, compute)
        return truth

    def ask(self, function: str, arguments: Mapping[str, Any]) -> Any:
        """Call a function of the solution file that is no entry (a certificate)."""
        return self.result(Variant("", "numpy"), function, arguments).value

    # ------------------------------------------------------------------ parts

    def once(self, key: tuple[Any, ...], compute: Callable[[], Any]) -> Any:
        """Compute once per content of the key."""
        name = _content(key)
        if name not in self._cache:
            self._cache[name] = compute()
        return self._cache[name]

    def _broken(self, what: str, seen: Observation) -> ContentError:
        place = Path(self.exercise.solution).name
        if isinstance(seen, Raised):
            where = f":{seen.line}" if seen.line else ""
            return ContentError(f"{place}{where}: {what}: {seen.type}: {seen.message}")
        if isinstance(seen, Crashed):
            raise SandboxError(f"the reference's worker died: {seen.reason}")
        if isinstance(seen, TimedOut):
            return UnansweredError(f"{place}: {what}: not finished after {seen.seconds:g} s")
        return ContentError(f"{place}: {what}: {seen}")


def _content(value: Any) -> bytes:
    """Hash a tree of arguments by content."""
    digest = hashlib.blake2b(digest_size=16)
    _feed(digest, value)
    return digest.digest()


def _feed(digest: Any, value: Any) -> None:
    if isinstance(value, Array):
        value = value.data
    if isinstance(value, np.ndarray):
        digest.update(f"{value.dtype.str}{value.shape}".encode())
        digest.update(np.ascontiguousarray(value).data)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            digest.update(f"{key}:".encode())
            _feed(digest, item)
    elif isinstance(value, list | tuple):
        digest.update(f"[{len(value)}".encode())
        for item in value:
            _feed(digest, item)
    else:
        digest.update(f"{type(value).__name__}:{value!r};".encode())


class Steps(NamedTuple):
    """A class of a solution file."""

    base: str
    backend: str
    methods: frozenset[str]


@functools.lru_cache(maxsize=64)
def _classes(source: bytes) -> dict[str, Steps]:
    """The classes of a solution file by name; `backend` is inherited."""
    found: dict[str, Steps] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            base = next((b.id for b in node.bases if isinstance(b, ast.Name)), "")
            inherited = found[base].backend if base in found else "numpy"
            backend = next(filter(None, map(_backend, node.body)), inherited)
            methods = frozenset(s.name for s in node.body if isinstance(s, ast.FunctionDef))
            found[node.name] = Steps(base, backend, methods)
    return found


def _backend(node: ast.stmt) -> str:
    """The value of `backend = "..."`, if that is what the statement is."""
    match node:
        case ast.Assign([ast.Name("backend")], ast.Constant(str(value))):
            return value
    return ""


def _steps(source: bytes, exercise: Exercise) -> dict[str, Steps]:
    try:
        return _classes(source)
    except SyntaxError as error:
        place = f"{Path(exercise.solution).name}:{error.lineno}"
        raise ContentError(f"{place}: {error.msg}") from error
