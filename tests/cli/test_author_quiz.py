"""The author's commands for quizzes: new question, preview, validate, schema, export, import."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from grader.registry import kinds

TYPES = kinds("questions")
EXAMPLE = Path(__file__).parents[1] / "questions" / "course"


@pytest.fixture
def author(cli, course, tmp_path):
    """Return an author over a course of their own."""
    cli.course = tmp_path / "course"
    shutil.copytree(course, cli.course)
    cli.folder = tmp_path / "work"
    cli.folder.mkdir()
    return cli


@pytest.fixture
def example(cli):
    """Return an author over the quiz of ten questions."""
    cli.course = EXAMPLE
    return cli


def test_new_questions_of_every_type(author):
    """Each is written, can be read, previewed and proven; the ids are unique."""
    for number, kind in enumerate(TYPES):
        done = author(
            "author", "new", "question", f"my-{kind}", "--track", "basics", "--type", kind
        )
        assert (done.code, done.err) == (0, ""), kind
        first = "wrote " if not number else f"added `my-{kind}` to "
        assert done.out.startswith(first)
        assert done.out.endswith(f"edit it, then: grader author preview basics#my-{kind}\n")
    done = author("author", "validate", "basics", "--variants", "40")
    assert done.code == 0, done.out
    assert done.out.startswith(f"ok   quiz basics: {len(TYPES)} of {len(TYPES)} questions\n")
    assert author("author", "preview", "basics#").code == 0
    again = author("author", "new", "question", "my-bug", "--track", "basics")
    assert again.code == 2
    assert again.err.startswith("error: `my-bug` exists: ")


def test_new_question_in_a_file_of_another_layout(author):
    """The indentation of the file is kept; a file that ends otherwise is left alone."""
    path = author.course / "exercises/01-basics/quiz.yaml"
    head = "schema: 1\nquiz: basics\ntitle: B\n"
    one = "questions:\n- id: one\n  type: text\n  prompt: p\n  answer: a"
    path.write_text(head + one)
    assert author("author", "new", "question", "two", "--track", "basics").code == 0
    assert author("author", "validate", "basics").code == 0
    text = head + one + "\ndefaults: {points: 2}\n"
    path.write_text(text)
    done = author("author", "new", "question", "two", "--track", "basics")
    assert done.code == 2
    assert "does not end with its questions" in done.err
    assert path.read_text() == text


@pytest.mark.parametrize("words", [["a", "b"], ["question", "a", "b"], ["quiz", "a"]])
def test_new_expects_one_id(author, words):
    """Other words are refused."""
    done = author("author", "new", *words, "--track", "basics")
    assert (done.code, done.err) == (
        2,
        "error: expected one id\nhint: `grader author new ID`, or `new question ID`\n",
    )


def test_preview(example):
    """What learners see, then the answer, every wrong one with its words, and the facts."""
    out = example("author", "preview", "concepts#two-key", "--seed", "3").out
    assert "question 1 of 1   two-key-weight   variant" in out
    assert "  drawn        d = " in out
    assert "  answer       0." in out
    assert out.count("  wrong        ") == 3
    assert "[no-scale]: Leaves out the 1/√d_k scaling." in out
    assert "  facts        1 point · 2 attempts\n" in out
    assert example("author", "preview", "concepts#two-key", "--seed", "3").out == out
    assert example("author", "preview", "concepts#two-key", "--seed", "4").out != out
    whole = example("author", "preview", "concepts#").out
    assert whole.count("  answer       ") == 10


def test_preview_of_several(example):
    """Each by its id alone, drawn from a seed of its own as in a quiz."""
    ids = ("two-key-weight", "why-scale", "layernorm-first")
    out = example("author", "preview", *ids).out
    assert out == "".join(example("author", "preview", f"concepts#{name}").out for name in ids)
    assert len(set(re.findall(r"variant (\w{4})", out))) == 2
    done = example("author", "preview", "why-scal")
    assert (done.code, done.err.split("\n")[0]) == (2, "error: no exercise `why-scal`")


def test_validate(example):
    """Acceptance and a refused draw per question, with `--variants`; without, only problems."""
    done = example("author", "validate", "concepts", "--variants", "100")
    assert done.code == 0
    assert done.out.endswith("10 of 10 proofs stand\n")
    assert "     why-scale (choice): no draws\n" in done.out
    assert "     perceptron-update (array): 100 of 100 draws fit\n" in done.out
    assert "       refused, for example: wrong value " in done.out
    done = example("author", "validate", "#why")
    assert done.out == "ok   quiz concepts#why-scale: 1 of 1 questions\n1 of 1 proofs stand\n"


def test_validate_finds_what_is_wrong(author):
    """A problem has its question, and the exit code tells."""
    path = author.course / "exercises/01-basics/quiz.yaml"
    path.write_text(
        "schema: 1\nquiz: basics\ntitle: B\nquestions:\n"
        "  - id: printed\n    type: output\n    code: print(3)\n    answer: '2'\n"
    )
    done = author("author", "validate", "basics#printed")
    assert done.code == 1
    assert done.out == (
        "FAIL quiz basics#printed: 0 of 1 questions\n"
        "     printed (output): no draws\n"
        f"       {path}:5\n"
        "       problem: the code prints `3`, the answer says `2`\n"
        "0 of 1 proofs stand\n"
    )
    path.write_text(path.read_text().replace("answer: '2'", "answr: '2'"))
    done = author("author", "validate", "basics")
    assert done.code == 1
    assert "unknown key `answr` in question `printed`" in done.out


def test_what_is_behind_a_question_in_chinese(example):
    """The labels of a preview are in the reader's language."""
    out = example("author", "preview", "#why", "--lang", "zh").out
    labels = {line.split()[0] for line in out.splitlines() if line.startswith("  ")}
    assert {"答案", "错误答案", "提示", "其他"} <= labels
    assert " · 2 次机会" in out


def test_schema(example):
    """The schema of quiz files."""
    schema = json.loads(example("author", "schema", "quiz").out)
    assert schema["title"] == "quiz"
    assert len(schema["properties"]["questions"]["items"]["oneOf"]) == len(TYPES)


@pytest.mark.parametrize(
    ("kind", "start", "left"),
    [
        ("gift", "// Attention", 3),
        ("text2qti", "Quiz title: Attention", 4),
        ("anki", "#separator:tab", 0),
    ],
)
def test_export(example, kind, start, left):
    """To the screen or a file; what is left out is said, not hidden."""
    done = example("author", "export", "concepts", "--to", kind)
    assert done.code == 0
    assert done.out.startswith(start)
    assert done.err.count("left out ") == left
    done = example("author", "export", "concepts", "--to", kind, "-o", "quiz.out")
    assert done.out == f"wrote quiz.out: {10 - left} questions\n"
    assert (example.folder / "quiz.out").read_text().startswith(start)


def test_export_of_variants(example):
    """Several variants of what is drawn; misconceptions give their sentence as feedback."""
    out = example("author", "export", "#two-key", "--to", "gift", "--variants", "3").out
    assert [f"::two-key-weight-{number}::" in out for number in (1, 2, 3)] == [True] * 3
    assert "#Divides by d_k instead of √d_k." in out
    one = example("author", "export", "#two-key", "--to", "gift", "--seed", "1").out
    assert one == example("author", "export", "#two-key", "--to", "gift", "--seed", "1").out
    assert one != example("author", "export", "#two-key", "--to", "gift", "--seed", "2").out


def test_import(author):
    """A foreign file becomes a quiz that can be proven; what is left out is said."""
    author.write("Old Quiz.gift", "::a:: Which? {=x#good ~y#bad}\n\nWrite. {}\n\nHow? {=z}\n")
    done = author("author", "import", "Old Quiz.gift", "--from", "gift", "-o", "quiz.yaml")
    assert done.code == 1
    assert done.out == "wrote quiz.yaml: 2 questions\n"
    assert done.err == "left out line 3: question 2: an essay has no right answer\n"
    target = author.course / "exercises/01-basics/quiz.yaml"
    shutil.copy(author.folder / "quiz.yaml", target)
    assert author("author", "validate", "old-quiz").code == 0
    again = author("author", "import", "Old Quiz.gift", "--from", "gift", "-o", "quiz.yaml")
    assert again.err == "error: `quiz.yaml` exists and stays as it is\n"


def test_import_of_aiken(author):
    """Choices as plain text, to the screen."""
    author.write("old.txt", "Which?\nA. x\nB. y\nANSWER: B\n")
    done = author("author", "import", "old.txt", "--from", "aiken", "--quiz", "new")
    assert done.code == 0
    assert done.out.startswith('schema: 1\nquiz: new\ntitle: "new"\nquestions:\n')
    assert done.err == "look at question-1: a wrong answer has no reason yet\n"


@pytest.mark.parametrize(
    ("text", "err"),
    [
        ("", "`old.txt` has no question that can be read as gift"),
        ("x" * (1 << 20) + "x", "`old.txt` is larger than 1 MiB"),
        (None, "cannot read `old.txt`: No such file or directory"),
    ],
)
def test_import_refused(author, text, err):
    """A file that is not there, is huge, or holds nothing."""
    if text is not None:
        author.write("old.txt", text)
    done = author("author", "import", "old.txt", "--from", "gift")
    assert done.code == 2
    assert err in done.err
