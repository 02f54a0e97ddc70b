"""What is held of every question, of its variants, and of a quiz as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content
from grader.content.question import Referable
from grader.content.quiz import Quiz, read_quiz
from grader.content.quizzes import Quizzes
from grader.content.terms import Terms, read_terms
from grader.proof import question_rules, quiz_rules, statement_rules
from grader.proof.numerals import unequal
from grader.proof.quiz_rules import at_least
from grader.proof.variant_rules import Shown
from grader.questions import Question, draw

ROOT = Path(__file__).parents[2]
COURSE = Content(ROOT, base=ROOT)
QUIZZES = Quizzes(COURSE)

HEAD = "schema: 1\nquiz: q\ntitle: q\nquestions:\n"
SAID = "concepts: [known]\ndifficulty: 1\nsource: a book\n"
TERMS = Terms({"known"}, {"everywhere": {"x"}, "01-a": {"η"}})


def quiz(*bodies: str) -> Quiz:
    text = HEAD
    for number, body in enumerate(bodies):
        lines = "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
        text += f"  - id: q{number}\n{lines}"
    return read_quiz(text, Path("01-a/quiz.yaml"), "quiz.yaml", Referable())


def question(body: str) -> Question:
    return quiz(body).questions[0]


def said(body: str, terms: Terms | None = TERMS) -> list[str]:
    return list(map(str, question_rules.rules(question(body), "01-a", terms)))


# --------------------------------------------------------------------------- as it is written


def test_what_is_missing_is_told() -> None:
    """Where a course lists its words, a question says how hard it is, about what, and from where."""
    body = "type: numeric\nprompt: how many?\nanswer: 1\n"
    assert said(SAID + body) == []
    (problem,) = said("difficulty: 2\n" + body)
    assert problem.startswith("`concepts`, `source` missing: write how hard it is")
    assert said(body, None) == []


def test_concepts_are_listed() -> None:
    """A concept that the course does not list is a problem, with the one that was meant."""
    body = SAID.replace("known", "knwon") + "type: numeric\nprompt: how many?\nanswer: 1\n"
    assert said(body) == [
        "`concepts` names `knwon`, which terms.yaml does not list: did you mean `known`?"
    ]


@pytest.mark.parametrize(
    ("prompt", "unknown"),
    [
        ("The input is x, the rate η. How large is η x?", []),
        ("How large is g?", ["g"]),
        ("With g = 2 x, how large is g?", []),
        ("The threshold θ is 2. Is x above θ?", []),
        ("A step with θ. Is x above θ?", ["θ"]),
        ("Give θ_j − η g_j as [a, b].", ["g", "θ"]),
        ("Let `g` be {{1 + 1}}. I pick a number.", []),
        ("T5 has ResNet v2 blocks; who's it?", []),
    ],
)
def test_symbols_are_known(prompt: str, unknown: list[str]) -> None:
    """A letter is listed for the course or the track, introduced by a noun, or defined."""
    body = f"{SAID}type: numeric\nprompt: '{prompt.replace(chr(39), chr(39) * 2)}'\nanswer: 1\n"
    found = [problem.split("`")[1] for problem in said(body)]
    assert sorted(found) == sorted(unknown)


@pytest.mark.parametrize(
    ("en", "zh", "differ"),
    [
        ("3 of 4 rows", "4 行中的 3 行", False),
        ("three of 4 rows", "4 行中的 3 行", False),
        ("3 of 4 rows", "4 行中的三行", False),
        ("3 of 5 rows", "4 行中的 3 行", True),
        ("{{a}} and {{ b }}", "{{b}} 和 {{a}}", False),
        ("{{a}} rows", "{{b}} 行", True),
        ("x1 and x2", "x1、x2", False),
        ("to 0.5", "到 0.05", True),
    ],
)
def test_numbers_are_equal(en: str, zh: str, differ: bool) -> None:
    """Digits and drawn values agree in both languages; a word may stand for a number."""
    from grader.messages import Text

    assert bool(list(unequal(Text(en, zh=zh)))) is differ


def test_an_exception_is_said() -> None:
    """`unequal` says why numbers differ; without it they are told, with their place."""
    body = SAID + "type: numeric\nprompt: {en: 3 rows, zh: 4 行}\nanswer: 1\n"
    assert said(body) == [
        "`prompt` says `3` in English only and `4` in `zh` only: write the same numbers in both"
    ]
    assert said(body + "unequal: rows are counted from 0 there\n") == []


# --------------------------------------------------------------------------- its variants


def shown(body: str, draws: int = 60) -> set[str]:
    asked = question(body)
    proof = Shown(asked)
    found = {str(m) for number in range(draws) for m in proof.see(draw(asked, f"{number}"))}
    return found | set(map(str, proof.never()))


NUMERIC = "type: numeric\nprompt: p\nparams: {a: {pick: [0.1, 0.7]}}\n"


def test_no_float_noise_is_shown() -> None:
    """What rounding left over is no answer to show; what the author wrote may be as small."""
    noisy = NUMERIC + "answer: a + 0.2 - a - 0.2\ntolerance: {abs: 0.01}\n"
    assert any("e-17` is shown: round" in problem for problem in shown(noisy))
    assert shown(noisy.replace("answer: a", "answer: 1 + a")) == set()
    meant = NUMERIC + "answer: 1\nexplain: 'Add {{a}}, or 1e-12.'\n"
    assert shown(meant) == set()
    digits = NUMERIC.replace("0.7", "1") + "answer: 3 / 7 + a\ntolerance: {rel: 1e-12}\n"
    assert any("is shown" in problem for problem in shown(digits))


def test_wrong_answers_are_met() -> None:
    """A wrong answer that is one for no draw, or that something else explains, is useless."""
    never = NUMERIC + "answer: a\nwrong: [{value: 5, when: a > 1, why: x}]\n"
    assert shown(never) == {"wrong answer 1 is one for no draw: its `when` never holds"}
    assert shown(never.replace("a > 1", "a > 0.5")) == set()
    told = "type: text\nprompt: p\nanswer: b\nwrong: [{value: c, why: x}, {value: C, why: y}]\n"
    (problem,) = shown(told, 1)
    assert "is never met: something else is said" in problem


# --------------------------------------------------------------------------- a quiz as a whole


def choices(right: str, *wrong: str, extra: str = "") -> str:
    rows = [f"{{text: {right}, correct: true}}", *(f"{{text: {w}, why: x}}" for w in wrong)]
    return f"type: choice\nprompt: p\nchoices: [{', '.join(rows)}]\n{extra}"


def test_the_right_choice_is_no_longer_than_others() -> None:
    """Once in a hundred quizzes chance does as well; the test is exact."""
    telling = [choices("longest of all", "short", "shorter", "brief")] * 4
    fair = [choices("a b", "short", "longest of all", "c")] * 2
    (problem, *_) = map(str, quiz_rules.rules(quiz(*telling)))
    assert problem.startswith(
        "in `en` the right choice is the longest in 4 of 4 questions, by chance 1.0 (p = 0.0039)"
    )
    assert list(quiz_rules.rules(quiz(*telling[:2], *fair))) == []


def test_the_right_choice_is_no_shorter_than_others() -> None:
    """The same of the shortest."""
    telling = [choices("a", "short", "shorter", "brief")] * 4
    assert any("is the shortest" in problem for problem in quiz_rules.rules(quiz(*telling)))


@pytest.mark.parametrize(
    ("right", "place"), [("abcde", "second longest"), ("abcd", "second shortest")]
)
def test_the_right_choice_is_not_always_in_between(right: str, place: str) -> None:
    """Whoever leaves out the longest and the shortest gains nothing."""
    wrong = [text for text in ("abcdef", "abcde", "abcd", "abc") if text != right]
    (problem, *_) = map(str, quiz_rules.rules(quiz(*[choices(right, *wrong)] * 4)))
    assert f"the right choice is the {place} in 4 of 4" in problem


def test_the_right_choice_is_at_no_place() -> None:
    """Only where choices keep their order can a place tell."""
    telling = [choices("abc", "abcd", "ab", "abd", extra="shuffle: false\n")] * 4
    (problem,) = map(str, quiz_rules.rules(quiz(*telling)))
    assert problem.startswith("the right choice is number 1 in 4 of 4 questions that are not")


def multi(right: int) -> str:
    rows = [f"{{text: t{n}, correct: true}}" for n in range(right)]
    rows += [f"{{text: u{n}, why: x}}" for n in range(5 - right)]
    return f"type: multi\nprompt: p\nchoices: [{', '.join(rows)}]\n"


def test_the_number_of_right_choices_varies() -> None:
    """Whoever always ticks two learns nothing from their number."""
    assert list(quiz_rules.rules(quiz(multi(2), multi(2), multi(3)))) == []
    (problem,) = map(str, quiz_rules.rules(quiz(multi(2), multi(2), multi(2))))
    assert problem.startswith("2 choices are right in 3 of 3 questions with several")


def test_tails_of_the_poisson_binomial() -> None:
    """Equal chances give the binomial distribution; certain ones are certain."""
    assert at_least(0, [0.25] * 3) == pytest.approx(1)
    assert at_least(3, [0.25] * 3) == pytest.approx(0.25**3)
    assert at_least(1, [0.5, 0.25]) == pytest.approx(1 - 0.5 * 0.75)


# --------------------------------------------------------------------------- the course


@pytest.mark.parametrize("name", [head.id for head in QUIZZES.heads])
def test_the_quizzes_of_the_course(name: str) -> None:
    """Every question as it is written, and every quiz as a whole, keep the rules."""
    found = QUIZZES.quiz(name)
    terms = read_terms(COURSE)
    problems = [f"{name}: {problem}" for problem in quiz_rules.rules(found)]
    for asked in found.questions:
        for problem in question_rules.rules(asked, found.track, terms):
            problems.append(f"{asked.mark}: {asked.id}: {problem}")
    assert problems == []


# --------------------------------------------------------------------------- statements

EXERCISE = """\
schema: 1
title: {en: Twice, zh: 两倍}
level: 1
source: nowhere
prompt:
  en: |
    Return 2 x.
  zh: |
    返回 2 x。
stub: |
  def twice(x):
      raise NotImplementedError
cases:
  first: {purpose: sizes differ, x: "normal(2, 3)"}
  bad: {purpose: no array, x: 0}
checks:
  - {kind: values}
"""


def statement(folder: Path, text: str) -> list[str]:
    track, solutions = folder / "exercises/01-a", folder / "solutions/01-a"
    track.mkdir(parents=True)
    solutions.mkdir(parents=True)
    (track / "twice.yaml").write_text(text, encoding="utf-8")
    (solutions / "twice.py").write_text("def twice(x):\n    return 2 * x\n")
    content = Content(folder, base=folder)
    return list(map(str, statement_rules.rules(content.exercise("twice"))))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("", "", ""),
        ("返回 2 x。", "返回 3 x。", "`prompt` says `2` in English only and `3` in `zh` only"),
        ("返回 2 x。", "返回 2 x" + "很" * 42 + "。", "a line of `prompt` is 94 columns wide"),
        ("返回 2 x。", "返回 2 x。" + "\n    多" * 45, "the statement (`zh`) has 46 lines"),
        (
            "  - {kind: values}\n",
            "  - {kind: values}\n  - {kind: property, id: even, case: first, got: out, want: out}\n",
            "nobody is told what `even` demands",
        ),
        (
            "  - {kind: values}\n",
            "  - {kind: values}\n  - {kind: raises, case: bad}\n",
            "the statement does not name `ValueError`",
        ),
        ("  - {kind: values}\n", "  - {kind: values}\n  - {kind: unmodified}\n", ""),
    ],
)
def test_statements(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """Lines fit, languages agree, and all that is graded is said."""
    found = statement(tmp_path, EXERCISE.replace(old, new) if old else EXERCISE)
    assert [bool(problem)] == [bool(found)]
    assert all(message.startswith(problem) or problem in message for message in found)


@pytest.mark.parametrize("name", COURSE.ids)
def test_the_statements_of_the_course(name: str) -> None:
    """Every statement of the course keeps the rules."""
    assert list(map(str, statement_rules.rules(COURSE.exercise(name)))) == []
