"""Many proofs: none ends the others; as JSON and JUnit; in several processes; only what changed."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.content.changes import changed_since
from grader.errors import UsageError
from grader.proof import Claim, Proof, Prover, QuizProof, Result, run
from grader.proof.formats import as_json, as_junit, standing

SOUND = """\
schema: 1
title: Twice
level: 1
source: a book
prompt: Return 2 x.
stub: |
  def twice(x):
      raise NotImplementedError
cases:
  first: {purpose: sizes differ, x: "normal(2, 3)"}
checks:
  - {kind: values}
"""
QUIZ = """\
schema: 1
quiz: basics
title: Basics
questions:
  - id: one
    type: numeric
    prompt: 1 + 1?
    answer: 1 + 1
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course of an exercise that stands, one that cannot be read, and a quiz of each kind."""
    track, solutions = tmp_path / "exercises/01-a", tmp_path / "solutions/01-a"
    track.mkdir(parents=True)
    solutions.mkdir(parents=True)
    for name in ("broken", "twice"):
        (track / f"{name}.yaml").write_text(SOUND)
        (solutions / f"{name}.py").write_text("def twice(x):\n    return 2 * x\n")
    (track / "broken.yaml").write_text(SOUND.replace("level: 1", "levle: 1"))
    (track / "quiz.yaml").write_text(QUIZ)
    (track / "quiz-bad.yaml").write_text(QUIZ.replace("title:", "titel:"))
    return tmp_path


def proven(root: Path, jobs: int = 1) -> list[Result]:
    prover = Prover(root, base=root)
    tasks = [
        Claim(0, exercise="broken"),
        Claim(0, exercise="twice"),
        Claim(0, quiz=root / "exercises/01-a/quiz-bad.yaml"),
        Claim(0, quiz=root / "exercises/01-a/quiz.yaml"),
    ]
    try:
        return list(run(prover, tasks, jobs))
    finally:
        prover.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_error_ends_no_other(root: Path, jobs: int) -> None:
    """What cannot be read is a problem with its line; the rest is proven, in the same order."""
    broken, twice, bad, basics = proven(root, jobs)
    assert isinstance(broken, Proof)
    assert broken.problems[0].split("\n") == [
        "exercises/01-a/broken.yaml:3:1: unknown key `levle` in the exercise",
        "    levle: 1",
        "    ^",
        "hint: did you mean `level`?",
    ]
    assert twice.stands
    assert isinstance(bad, QuizProof)
    assert "unknown key `titel`" in bad.problems[0]
    assert (basics.stands, isinstance(basics, QuizProof)) == (True, True)
    assert standing([broken, twice, bad, basics]) == (2, 4)


def test_a_model_answer_that_fails_is_a_problem(root: Path) -> None:
    """What goes wrong when it runs ends its own proof only."""
    (root / "solutions/01-a/twice.py").write_text("def twice(x):\n    return nothing\n")
    _, twice, *_ = proven(root)
    assert not twice.stands
    assert "nothing" in " ".join(twice.problems)


def test_two_quizzes_with_one_question(root: Path) -> None:
    """The second one is told so, and the first stands."""
    text = QUIZ.replace("quiz: basics", "quiz: more")
    (root / "exercises/01-a/quiz-bad.yaml").write_text(text)
    _, _, bad, basics = proven(root)
    assert [bad.stands, basics.stands].count(False) == 1


def test_json(root: Path) -> None:
    """Everything is in it, infinite margins as text."""
    data = json.loads(as_json(proven(root)))
    assert (data["standing"], data["count"]) == (2, 4)
    assert data["proofs"][1]["margin"] == "inf"
    assert data["proofs"][3]["questions"][0]["question"] == "one"


def test_junit(root: Path) -> None:
    """A suite for each exercise and quiz, its problems as failures."""
    text = as_junit(proven(root))
    suites = ET.fromstring(text).findall("testsuite")
    assert [(s.get("name"), s.get("failures")) for s in suites] == [
        ("broken", "1"),
        ("twice", "0"),
        ("exercises/01-a/quiz-bad.yaml", "1"),
        ("basics", "0"),
    ]
    failure = suites[0].find("testcase/failure")
    assert failure is not None
    assert "did you mean `level`?" in str(failure.text)


def git(root: Path, *words: str) -> None:
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *author, *words], check=True, capture_output=True)


@pytest.fixture
def repository(root: Path) -> Content:
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "begin")
    return find_content(str(root), {}, root)


@pytest.mark.parametrize(
    ("path", "exercises", "quizzes"),
    [
        pytest.param("", (), 0, id="nothing"),
        pytest.param("exercises/01-a/twice.yaml", ("twice",), 0, id="exercise"),
        pytest.param("solutions/01-a/twice.py", ("twice",), 0, id="solution"),
        pytest.param("exercises/01-a/quiz.yaml", (), 1, id="quiz"),
        pytest.param("exercises/01-a/misconceptions.yaml", ("broken", "twice"), 2, id="list"),
        pytest.param("exercises/misconceptions.yaml", ("broken", "twice"), 2, id="course-list"),
        pytest.param("notes.md", (), 0, id="other"),
    ],
)
@pytest.mark.parametrize("committed", [False, True])
def test_changed(
    repository: Content, path: str, exercises: tuple[str, ...], quizzes: int, committed: bool
) -> None:
    """Committed since then, changed in the working tree, or new and not yet added."""
    if path:
        with (repository.root / path).open("a") as file:
            file.write("# more\n")
    if committed and path:
        git(repository.root, "add", ".")
        git(repository.root, "commit", "-qm", "more")
    found = changed_since(repository, "HEAD~1" if committed and path else "HEAD")
    assert (found.exercises, len(found.quizzes)) == (exercises, quizzes)


@pytest.mark.parametrize("revision", ["no-such-thing", "--output=x"])
def test_no_revision(repository: Content, revision: str) -> None:
    with pytest.raises(UsageError, match="revision"):
        changed_since(repository, revision)


def test_no_repository(root: Path) -> None:
    with pytest.raises(UsageError, match="git: "):
        changed_since(find_content(str(root), {}, root), "HEAD")


def test_a_misconception_of_two_tracks(root: Path) -> None:
    """Each track can be read, the course cannot: whoever proves one exercise is told."""
    said = "same: {title: {en: is the same}, says: {en: It is the same.}}\n"
    (root / "exercises/02-b").mkdir()
    for track in ("01-a", "02-b"):
        (root / f"exercises/{track}/misconceptions.yaml").write_text(said)
    prover = Prover(root, base=root)
    try:
        (problem,) = prover.prove(Claim(0, exercise="twice")).problems
    finally:
        prover.close()
    assert str(problem).startswith(
        "exercises/02-b/misconceptions.yaml:1:1: misconception `same` is already in "
        "exercises/01-a/misconceptions.yaml:1"
    )
