"""Shared by the tests: the small course, a grader over the portable sandbox, short ways to grade."""

from __future__ import annotations

import csv
import gc
import io
import shutil
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings

from grader import own
from grader.cli import main
from grader.cli._setting import Setting
from grader.content import Content, find_content
from grader.grading import Conductor
from grader.model import Exercise, Report, Sandbox, Submission
from grader.sandbox import choose

TESTS = Path(__file__).parent
ROOT = TESTS.parent

settings.register_profile("same", max_examples=50, derandomize=True, database=None, deadline=None)
settings.register_profile("long", max_examples=5_000, deadline=None)
settings.load_profile("same")
"""The same examples are drawn at every run. `--hypothesis-profile long` explores; what it finds
becomes an `@example`, so that it is tried at every run from then on. None has a deadline: a busy
machine fails no test."""


SLOW = (
    "checks/test_dtype.py::test_a_wrong_value_is_charged_once",
    "checks/test_kinds.py",
    "checks/test_statistics.py",
    "checks/test_trees.py::test_a_right_answer_passes[torch]",
    "classroom",
    "cli/test_check.py::test_no_expected_value_leaves_by_a_note",
    "cli/test_demo.py",
    "cli/test_learning.py::test_a_narrow_terminal",
    "cli/test_learning.py::test_each_library_has_its_file_and_score",
    "cli/test_odd_files.py::test_told[flood]",
    "cli/test_repro.py::test_gradients",
    "cli/test_repro.py::test_library_of_the_file[torch]",
    "cli/test_watch.py::test_right_is_said_before_it_is_timed",
    "content/test_given.py::test_a_proof_that_falls[call]",
    "docs/test_commands.py",
    "exercises",
    "grading/test_bad_input.py",
    "grading/test_conductor.py::test_two_time_limits_are_enough",
    "grading/test_figure.py",
    "grading/test_taken_in.py::test_what_is_forbidden_is_forbidden_in_a_module_beside_the_file[written]",
    "interface/test_functions.py",
    "interface/test_pool.py",
    "notebook/test_kernel.py",
    "numerics/test_statistics.py::test_right_samples_fail_no_more_often_than_stated",
    "proof",
    "questions/test_fuzz.py",
    "quiz_bank",
    "reports/test_pages.py",
    "sandbox",
    "test_wheel.py",
    "trial/test_answers.py::test_one_asked_ahead_goes_wrong[3]",
    "trial/test_answers.py::test_one_goes_wrong[hangs]",
    "trial/test_given.py",
    "trial/test_object_submissions.py",
    "trial/test_torch_reference.py",
    "trial/test_tree_submissions.py",
    "worker/test_gradients.py::test_they_are_those_that_torch_gives_for_weights",
    "worker/test_noise.py::test_noise_imports_no_compiler",
    "worker/test_preload.py::test_gradients_import_nothing_more",
)
"""What `make check` leaves to `make test`: whole classes, whole proofs, attacks, long fuzzing, and
single tests that take more than two seconds of a core."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--seeds 20`: what a nightly run tries."""
    help_ = "at how many seeds, up to 20, each correct submission is graded; 0: one of three"
    parser.addoption("--seeds", type=int, default=0, help=help_)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by its name, or by that of the file or folder that it stands in."""
    missing = [name for name in SLOW if not (TESTS / name.partition("::")[0]).exists()]
    assert not missing, f"no file and no folder: {missing}"
    for item in items:
        if f"{item.path.relative_to(TESTS).as_posix()}::{item.name}".startswith(SLOW):
            item.add_marker("slow")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`make check` does not even read what is slow as a whole: that would take a third of it."""
    name = collection_path.relative_to(TESTS).as_posix() if TESTS in collection_path.parents else ""
    return True if config.option.markexpr == "not slow" and name in SLOW else None


@pytest.fixture(scope="session", autouse=True)
def nothing_above(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A `.grader` above the folders of the tests is nobody's: none of them depends on what lies
    around in the system's temporary folder."""
    base, real = tmp_path_factory.getbasetemp(), own.is_own_folder
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "is_own_folder", lambda path: base in path.parents and real(path))
        yield


@pytest.fixture(scope="session")
def within() -> Callable[[float], AbstractContextManager[None]]:
    """`with within(0.25):` fails where the block takes more seconds of processor time.

    What others do on the machine is not counted, nor are waiting and children, nor is the collection of what the tests before
    it have left: both once failed a test that had nothing to do with them.
    """

    @contextmanager
    def counted(seconds: float) -> Iterator[None]:
        gc.disable()
        start = time.process_time()
        try:
            yield
            spent = time.process_time() - start
        finally:
            gc.enable()
        assert spent < seconds, f"{spent:.3f} s of processor time"

    return counted


@pytest.fixture(scope="session")
def course() -> Content:
    """The course of the repository."""
    return find_content(str(ROOT), {}, ROOT)


@pytest.fixture(scope="session")
def mini() -> Content:
    """A course with one exercise that has every kind of check."""
    return find_content(str(TESTS / "courses" / "mini"), {}, ROOT)


@pytest.fixture(scope="session")
def center(mini: Content) -> Exercise:
    return mini.exercise("center-rows")


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """The strongest sandbox of this machine: its libraries are imported once for all tests."""
    opened = choose()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def graders(sandbox: Sandbox) -> Iterator[Callable[[int], Conductor]]:
    """Graders by seed: what one test needs of a reference, another one has."""
    opened: dict[int, Conductor] = {}

    def at(seed: int) -> Conductor:
        return opened.setdefault(seed, Conductor(sandbox, seed=seed))

    yield at
    for one in opened.values():
        one.forget()


@pytest.fixture(scope="session")
def grader(graders: Callable[[int], Conductor]) -> Conductor:
    return graders(11)


Grade = Callable[..., Report]


@pytest.fixture(scope="session")
def grade(grader: Conductor, mini: Content, center: Exercise) -> Grade:
    """Grade a source text as a submission to `center-rows`."""

    def run(source: str | bytes, **options: object) -> Report:
        data = textwrap.dedent(source).encode() if isinstance(source, str) else source
        submission = Submission(data, "mine.py")
        return grader.grade(submission, center, mini.misconceptions(), **options)  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def hand_in(grader: Conductor) -> Callable[[str, str], Report]:
    """Grade a source text as a submission to an exercise of `courses/small`."""
    course = Content(TESTS / "courses" / "small")

    def run(exercise: str, source: str) -> Report:
        submission = Submission(source.encode(), f"{exercise}.py")
        return grader.grade(submission, course.exercise(exercise), course.misconceptions())

    return run


# --------------------------------------------------------------------------- command lines


NOON = 1_772_366_400.0

RIGHT = "import numpy as np\n\n\ndef {entry}(x):\n    return x + x + 1\n"
WRONG = "import numpy as np\n\n\ndef {entry}(x):\n    return 2 * x\n"


@dataclass
class World:
    """A folder in which command lines are run: a learner's workspace, or a class's."""

    folder: Path
    course: Path
    environ: dict[str, str] = field(default_factory=dict)
    now: float = NOON

    def __call__(
        self, *argv: str, encoding: str = "utf-8", typed: str = "", **environ: str
    ) -> SimpleNamespace:
        """Run one command line, `typed` being its input; return `code`, `out` and `err`."""
        streams = [io.TextIOWrapper(io.BytesIO(), encoding, newline="\n") for _ in range(2)]
        out, err = streams
        setting = Setting(
            {"GRADER_CONTENT": str(self.course), **self.environ, **environ},
            self.folder,
            lambda: self.now,
            out,
            err,
            io.StringIO(typed),
        )
        with redirect_stdout(out):  # where click prints its help
            code = main(list(argv), setting)
        out.flush()
        texts = [stream.buffer.getvalue().decode(encoding) for stream in streams]
        return SimpleNamespace(code=code, out=texts[0], err=texts[1])

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    # ------------------------------------------------------------------ a learner

    def right(self, name: str, entry: str = "", above: str = "") -> Path:
        """Write a right answer; `entry` is the file's name by default."""
        return self.write(name, above + RIGHT.format(entry=entry or name.removesuffix(".py")))

    def wrong(self, name: str, entry: str = "") -> Path:
        """Write an answer that leaves out the constant."""
        return self.write(name, WRONG.format(entry=entry or name.removesuffix(".py")))

    def log(self) -> str:
        """Return the learner's log."""
        return (self.folder / ".grader" / "progress.jsonl").read_text()

    # ------------------------------------------------------------------ a class

    def hand_in(self, name: str, text: str | bytes = RIGHT.format(entry="affine")) -> Path:
        """Write a file below `in/`."""
        return self.write(f"in/{name}", text)

    def batch(self, *more: str, source: str = "in") -> SimpleNamespace:
        """Grade the class with one station."""
        return self("batch", source, "--out", "out", "--jobs", "1", *more)

    def grades(self, name: str = "grades.csv") -> list[dict[str, str]]:
        """Return the lines of a table of grades."""
        with (self.folder / "out" / name).open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def states(self) -> dict[tuple[str, str], str]:
        """Return the state of every student and exercise."""
        return {(row["student"], row["exercise"]): row["state"] for row in self.grades()}


@pytest.fixture(scope="session")
def world() -> type[World]:
    """The class of worlds, for fixtures of other folders."""
    return World


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a course of two small exercises."""
    return Path(shutil.copytree(TESTS / "courses/basics", tmp_path_factory.mktemp("small") / "c"))
