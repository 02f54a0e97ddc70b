"""The solution file of an exercise in a worker of its own: model answer, variants, certificates."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from grader.errors import ContentError, SandboxError, UnansweredError
from grader.messages import Message, verbatim
from grader.model import (
    Call,
    Crashed,
    Exercise,
    Job,
    Limits,
    Mark,
    Observation,
    OutOfMemory,
    Raised,
    Returned,
    Sandbox,
    Session,
    Submission,
    TimedOut,
)
from grader.python_says import parsed, python_says
from grader.suggest import quoted
from grader.trial.answers import Answers, Wanted
from grader.trial.given import raised_in
from grader.worker import wire
from grader.worker.linalg import EXTENDED

LIMITS = Limits(call=20.0, load=60.0, total=86_400.0, memory=4 << 30)
"""For references: generous, for a slow one is the author's business."""


class Variant(str):
    """A class of the solution file, by name, with the `backend` it works in."""

    backend: str

    def __new__(cls, name: str, backend: str) -> Variant:
        variant = super().__new__(cls, name)
        variant.backend = backend
        return variant


class SolutionWorker:
    """Runs the solution file; nothing of a submission is ever in its process.

    Parameters
    ----------
    exercise : Exercise
    sandbox : Sandbox
        Starts the worker.
    torch : bool
        Whether torch must be there: for torch submissions.
    device : str
        Where torch variants run, beside the submission.
    plain : SolutionWorker, optional
        Runs the variants in NumPy, where this one has torch: it is there sooner.
    """

    def __init__(
        self,
        exercise: Exercise,
        sandbox: Sandbox,
        *,
        torch: bool = False,
        device: str = "cpu",
        plain: SolutionWorker | None = None,
    ) -> None:
        self.exercise, self.sandbox, self.device = exercise, sandbox, device
        self.family = "torch" if torch else "numpy"
        self.source = Path(exercise.solution).read_bytes()
        usual = "torch" if exercise.head.backends == ("torch",) else "numpy"
        self.model = Variant("", usual)
        """The model answer: in torch where submissions can be in nothing else."""
        self.classes = _classes_of(self.source, exercise, usual)
        """The classes of the solution file: their base, library and methods."""
        self.without: str | None = None
        """A correct implementation whose errors do not count: one does not judge itself."""
        self.answers = Answers(self)
        self.plain = plain
        self._session: Session | None = None

    @property
    def ended(self) -> bool:
        """Whether the worker is gone, however it ended; another one may do."""
        return getattr(self._session, "over", None) is not None

    @property
    def printed(self) -> str:
        """What its code printed, in NumPy and in torch."""
        own = self._session.printed if self._session is not None else ""
        return own + (self.plain.printed if self.plain is not None else "")

    def close(self) -> None:
        self.answers.drop()
        if self._session is not None:
            self._session.close()
            self._session = None

    def start(self) -> Session:
        """Return the running worker with the solution loaded; start it if there is none.

        It is free: what was asked ahead has been answered.
        """
        self.answers.finish()
        if self.ended:
            self.close()
        if self._session is None:
            name = Path(self.exercise.solution).name
            job = Job(
                self.source,
                name,
                self.family,
                LIMITS,
                self.device,
                trusted=True,
                given=self.exercise.given.source,
                imports=("mpmath",) * (b"linalg" in self.source),  # see `worker.linalg`
            )
            self._session = self.sandbox.open(job)
            loaded = self._session.load()
            if not isinstance(loaded, Returned):
                self.close()
                what = Message("the solution file cannot be loaded")
                raise self._broken(what, loaded, getattr(loaded, "line", 0) or 1)
        return self._session

    def submission(self, variant: str) -> Submission:
        """Return a variant as a submission, for proving the exercise."""
        return Submission(self.source, Path(self.exercise.solution).name, variant)

    def variant(self, name: str) -> Variant:
        """Return the class `name` (or a pair `a+b`) with its backend."""
        parts = name.split("+")
        backends = {self.classes[part].backend for part in parts if part in self.classes}
        usual = self.model.backend if not backends else "numpy"
        return Variant(name, "torch" if "torch" in backends else usual)

    def observe(
        self, variant: Variant, entry: str, arguments: Mapping[str, Any], **wants: Any
    ) -> Observation:
        """Call a variant and say what happened; see `Call` for what may be wanted."""
        worker = self.serving(variant)
        seen = worker.start().run(worker.request(variant, entry, arguments, **wants))
        if worker.ended:
            worker.close()
        return seen

    def serving(self, variant: Variant) -> SolutionWorker:
        """Return the worker that runs a variant."""
        return self.plain if self.plain is not None and variant.backend == "numpy" else self

    def observe_all(self, asked: Sequence[Wanted]) -> list[Observation]:
        """Call variants together and say what happened; what is known is not asked again."""
        found: dict[bytes, Observation] = {}
        for worker, own in self._by_worker(asked):
            found |= zip((one.key for one in own), worker.answers.of(own), strict=True)
        return [found[one.key] for one in asked]

    def prepare(self, asked: Sequence[Wanted], *, early: bool = False) -> bool:
        """Let the workers answer what will be asked, while others work; return whether all do.

        Where it is `early` and torch is still imported, NumPy's worker has time to answer all.
        """
        if early and self.plain is not None and self._session is None:
            self.plain.observe_all([one for one in asked if self.serving(one.variant) is not self])
            return False
        for worker, own in self._by_worker(asked):
            worker.answers.prepare(own)
        return True

    def _by_worker(self, asked: Sequence[Wanted]) -> Iterator[tuple[SolutionWorker, list[Wanted]]]:
        for worker in (self.plain, self):
            own = [one for one in asked if self.serving(one.variant) is worker]
            if worker is not None and own:
                yield worker, own

    def request(
        self, variant: Variant, entry: str, arguments: Mapping[str, Any], **wants: Any
    ) -> Call:
        """Build a call of a variant."""
        path = f"{variant}.{entry}" if variant else entry
        names = self.exercise.names(entry)
        return Call(path, arguments, **names, backend=variant.backend, **wants)

    def result(
        self, variant: Variant, entry: str, arguments: Mapping[str, Any], **wants: Any
    ) -> Returned:
        """Call a variant that must return.

        Raises
        ------
        ContentError
            It did not.
        """
        return self.came(variant, entry, self.observe(variant, entry, arguments, **wants))

    def came(self, variant: Variant, entry: str, seen: Observation) -> Returned:
        """Return what a variant that must return gave.

        Raises
        ------
        ContentError
            It did not.
        """
        if not isinstance(seen, Returned):
            what = Message("the model answer fails in `{entry}`", entry=entry)
            if variant:
                what = Message("`{variant}` fails in `{entry}`", variant=variant, entry=entry)
            line = getattr(seen, "line", 0) or _line_of(self.source, variant, entry)
            if isinstance(seen, Raised) and seen.stage == "given":
                what = Message("the given code cannot be made")
            elif isinstance(seen, Raised) and (frame := raised_in(self.exercise.given, seen)):
                what = Message("the given code fails in `{entry}`", entry=frame.function)
                line = frame.line
                seen = replace(seen, stage="inside")
            raise self._broken(what, seen, line)
        return seen

    def _broken(self, what: Message, seen: Observation, line: int) -> ContentError:
        """Return what stands against a line of the solution file."""
        place = Mark(self.exercise.solution_shown, line, 1, "")
        if isinstance(seen, Crashed):
            raise SandboxError(Message("the reference's worker died: {reason}", reason=seen.reason))
        kind, said, hint = ContentError, verbatim(str(seen)), _MEND
        if isinstance(seen, Raised):
            plain = seen.stage in ("object", "result")  # what we say of it, not what it raised
            said = verbatim(seen.message if plain else f"{seen.type}: {seen.message}")
            hint = _HINTS.get(seen.stage, _MEND)
            if _WIDE.search(seen.message):
                hint = Message(
                    "it runs in extended precision (`numpy.longdouble`), too, where `numpy.linalg` "
                    "has {names}; compute the rest in `.astype(numpy.float64)`",
                    names=quoted(EXTENDED),
                )
            if seen.stage == "missing":
                said = Message("there is no function of that name")
        elif isinstance(seen, TimedOut):
            kind = UnansweredError
            said = Message("not finished after {seconds:g} s", seconds=seen.seconds)
        elif isinstance(seen, OutOfMemory):
            said = Message("it takes more than {bytes} bytes of memory", bytes=seen.limit)
        return kind(Message("{what}: {said}", what=what, said=said), mark=place, hint=hint)


_WIDE = re.compile("float128|longdouble|complex256")
_MEND = Message("mend the solution file, or what the case hands to it")
_HINTS = {
    "missing": Message("define that function in the solution file, outside of its classes"),
    "given": Message("`grader author validate` says for which case and input"),
    "inside": Message("mend the class `given` of the solution file, or what is handed to it"),
    "result": Message(
        "return numbers, texts, arrays, or lists, tuples and dicts of them: at most {depth} deep, "
        "with {arrays} arrays and {parts} parts",
        depth=wire.MAX_DEPTH,
        arrays=wire.MAX_ARRAYS,
        parts=wire.MAX_NODES,
    ),
}
"""What to do, by the stage at which a solution file failed."""


def _line_of(source: bytes, variant: str, entry: str) -> int:
    """Return the line of a variant's function or class; 1 where there is none."""
    body: list[ast.stmt] = parsed(source).body
    line = 1
    for name in (*variant.split("+")[:1], entry):
        blocks = [n for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
        found = next((node for node in blocks if node.name == name), None)
        if found:
            line, body = found.lineno, found.body
    return line


class Steps(NamedTuple):
    """A class of a solution file: the steps it overrides."""

    base: str
    backend: str
    methods: frozenset[str]


def _classes_of(source: bytes, exercise: Exercise, usual: str) -> dict[str, Steps]:
    try:
        return _classes(source, usual)
    except SyntaxError as error:
        raise ContentError(
            Message("the solution is no Python: {reason}", reason=python_says(error.msg)),
            mark=Mark(exercise.solution_shown, error.lineno or 1, error.offset or 1, ""),
        ) from error


@functools.lru_cache(maxsize=64)
def _classes(source: bytes, usual: str) -> dict[str, Steps]:
    """Return the classes of a solution file by name; `backend` is inherited, else the usual."""
    found: dict[str, Steps] = {}
    for node in parsed(source).body:
        if isinstance(node, ast.ClassDef):
            base = next((b.id for b in node.bases if isinstance(b, ast.Name)), "")
            inherited = found[base].backend if base in found else usual
            backend = next(filter(None, map(_backend, node.body)), inherited)
            methods = frozenset(s.name for s in node.body if isinstance(s, ast.FunctionDef))
            found[node.name] = Steps(base, backend, methods)
    return found


def _backend(node: ast.stmt) -> str:
    """Return the value of `backend = "..."`, if that is what the statement is."""
    match node:
        case ast.Assign([ast.Name("backend")], ast.Constant(str(value))):
            return value
    return ""
