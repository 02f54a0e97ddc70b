"""`grader quiz` and `grader review`, played through; and the loop with `grader check`."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "questions" / "course"
ROOT = Path(__file__).parents[2]
DAY = 86_400

QUIZ = """\
schema: 1
quiz: basics
title: {en: Basics, zh: 基础}
defaults: {shuffle: false}
questions:
  - id: sum
    type: choice
    exercise: affine
    concepts: [adding]
    source: {en: "A Book, section 1", zh: 某书第 1 节}
    prompt: {en: What is 1 + 1?, zh: 1 + 1 等于几？}
    choices:
      - {text: "2", correct: true, why: {en: One and one., zh: 一加一。}}
      - {text: "3", why: {en: One too many., zh: 多了一。}}
      - {text: "1", misconception: affine-no-shift, why: {en: Nothing was added., zh: 没有加。}}
    hints: [{en: Count., zh: 数一数。}, Use fingers.]
    explain: Two **numbers** and `+`.

  - id: half
    type: numeric
    params: {a: {int: [3, 9]}}
    prompt: What is {{a}} / 2?
    answer: a / 2
    wrong: [{value: 2 / a, why: "that is 2 / {{a}}"}, {value: a, misconception: affine-no-shift}]

  - id: word
    type: text
    confidence: skip
    attempts: 1
    prompt: What do you press to leave?
    answer: q
    accept: [skip]
"""


@pytest.fixture
def play(cli, course, tmp_path):
    """Return a workspace over a course with three questions."""
    cli.course = tmp_path / "course"
    shutil.copytree(course, cli.course)
    (cli.course / "exercises/01-basics/quiz.yaml").write_text(QUIZ, encoding="utf-8")
    cli.folder = tmp_path / "work"
    cli.folder.mkdir()
    return cli


def events(play) -> list[dict]:
    return [json.loads(line) for line in play.log().splitlines()]


def test_a_question(play):
    """The screen of a question that is answered wrong, hinted at, and answered right."""
    done = play("quiz", "#sum", typed="3\n3\nh\n1\n")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"{'Basics':<59}question 1 of 1   sum\n"
        "\n"
        "  What is 1 + 1?\n"
        "\n"
        "   1  2\n"
        "   2  3\n"
        "   3  1\n"
        "\n"
        "  a number from 1 to 3 · h hint · s skip · q quit\n"
        "> 3\n"
        "  how sure?  1 guess  2 think so  3 sure  Enter no answer > 3\n"
        "\n"
        "  ✗ 3  Nothing was added.\n"
        "    affine-no-shift   grader explain affine-no-shift\n"
        "    One attempt left.\n"
        "  a number from 1 to 3 · h hint · s skip · q quit\n"
        "> h\n"
        "  hint: Count.\n"
        "> 1\n"
        "\n"
        "  ✓ right, on attempt 2 (0.5 of 1 point)\n"
        "    ✓ 1  One and one.\n"
        "\n"
        "  Two numbers and `+`.\n"
        "\n"
        f"{'Basics':<60}0.5 of 1 point   0 s\n"
        "\n"
        "  right at once    0\n"
        "  right later      1\n"
        "  sure and right   0 of 1\n"
        "  sure but wrong   1\n"
        "    read again: A Book, section 1 (sum)\n"
        "\n"
        "  Back for review: sum in 10 minutes\n"
        "\n"
        "  next   grader quiz basics   (2 new)\n"
    )


def test_what_is_recorded(play):
    """Each answer is a line of the log as it is given, with all that review and progress need."""
    play("quiz", "#sum", typed="h\n2\n1\n1\n")
    named, first, second = events(play)
    assert named["event"] == "learner"
    assert first == {
        "at": "2026-03-01T12:00:00Z",
        "event": "answered",
        "exercise": "",
        "quiz": "basics",
        "question": "sum",
        "variant": first["variant"],
        "hints": 1,
        "attempt": 1,
        "answer": "2",
        "right": False,
        "share": 0.0,
        "earned": 0.0,
        "confidence": 1,
        "misconceptions": [],
        "about": ["affine-no-shift"],
        "seconds": 0.0,
        "slip": "2",
    }
    assert (second["attempt"], second["right"], second["earned"]) == (2, True, 0.5)


def test_plain(play):
    """No glyph and no colour, one fact per line."""
    out = play("--plain", "quiz", "#sum", typed="2\n\n1\n").out
    assert "  WRONG 2  One too many.\n" in out
    assert "  RIGHT, on attempt 2 (0.5 of 1 point)\n    RIGHT 1  One and one.\n" in out
    assert out.replace("·", "").isascii()
    out = play("--plain", "quiz", "#half", typed="99\n\ns\n").out
    assert re.search(r"\n  NOT YET\.\n    One attempt left\.\n", out)
    assert re.search(r"\n  skipped\.\n    the answer is [\d.]+\n", out)


PARTS = """\

  - id: parts
    type: match
    confidence: skip
    prompt: Match.
    pairs:
      - {left: one, right: "1", why: "It is one."}
      - {left: two, right: "2"}
      - {left: three, right: "3"}
"""


def test_partly_right(play):
    """It has a sign of its own; in the end the right answer stands under its name."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    path.write_text(QUIZ + PARTS, encoding="utf-8")
    targets = dict(re.findall(r"  ([abc])  ([123])\n", play("quiz", "#parts").out))
    one, two, three = sorted(targets, key=targets.get)
    typed = f"1{one} 2{three} 3{two}\nq\n"
    plain, chinese = ("--plain",), ("--plain", "--lang", "zh")
    for argv, words, signs in (
        ((), "~ partly right (0.33 of 1 point).", "✓✗✗"),
        (plain, "PARTLY RIGHT (0.33 of 1 point).", ("RIGHT", "WRONG", "WRONG")),
        (chinese, "部分正确（0.33 / 1 分）。", ("正确", "错误", "错误")),
    ):
        (play.folder / ".grader/progress.jsonl").write_text(
            play.log().splitlines()[0] + "\n", encoding="utf-8"
        )
        out = play(*argv, "quiz", "#parts", typed=typed).out
        labels = (f"1{one}", f"2{three}", f"3{two}")
        rows = [f"    {sign} {label}\n" for sign, label in zip(signs, labels, strict=True)]
        assert f"  {words}\n{''.join(rows)}" in out
    out = play("quiz", "#parts", typed="s\n").out
    assert re.search(r"\n  the right answer: 1[abc] 2[abc] 3[abc]\n    1[abc]  one - 1\n", out)


TICKS = """\

  - id: ticks
    type: multi
    confidence: skip
    attempts: 1
    prompt: Which?
    choices:
      - {text: one, correct: true, why: It is one.}
      - {text: two, why: It is two.}
      - {text: three, why: It is three.}
"""


def test_a_reason_is_given_once(play):
    """Where the answer has just been told why it is wrong, the solution does not repeat it."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    path.write_text(QUIZ + TICKS, encoding="utf-8")
    assert (
        "  ✗ not yet.\n"
        "    ✗ 2  It is two.\n"
        "    · one right choice is missing\n"
        "  the right answer: 1\n"
        "    ✓ 1  It is one.\n"
        "    ✗ 2\n"
        "    ✗ 3  It is three.\n"
    ) in play("quiz", "#ticks", typed="2\n").out


def test_what_to_read_again(play):
    """Each place once, with its questions; a question without a place is left out."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    sure = TICKS.replace("    confidence: skip\n", "")
    place = '    source: {en: "A Book, section 1", zh: 某书第 1 节}\n    type: multi'
    more = sure.replace("    type: multi", place) + sure.replace("id: ticks", "id: nowhere")
    path.write_text(QUIZ + more, encoding="utf-8")
    out = play("quiz", typed="s\n" + "99\n3\n98\n" + "x\n" + "2\n3\n2\n3\n").out
    assert out.count("read again") == 1
    assert "  sure but wrong   3\n    read again: A Book, section 1 (ticks)\n\n" in out
    out = play("--lang", "zh", "quiz", "-n", "5", typed="2\n3\n2\n3\n3\n3\n3\ns\ns\n").out
    assert "    请重读：某书第 1 节（" in out


@pytest.mark.parametrize("width", ["30", "36", "40", "50", "80"])
def test_commands_stay_whole(play, width):
    """However narrow the terminal is, a command can be copied."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    path.write_text(QUIZ.replace("quiz: basics", "quiz: basics-of-all"), encoding="utf-8")
    typed = "3\n3\n2\n" + "1\n1\n3\n"
    for lang in ("en", "zh"):
        shown = ("--lang", lang)
        outs = [play(*shown, "quiz", "-n", "1", typed=typed, COLUMNS=width).out]
        outs += [play(*shown, "quiz", "#sum", typed=typed + "q\n", COLUMNS=width).out]
        outs += [play(*shown, "quiz", "#half", typed="q\n", COLUMNS=width).out]
        outs += [play(*shown, "explain", "affine-no-shift", COLUMNS=width).out]
        outs += [
            play(*shown, *argv, COLUMNS=width).out for argv in ((), ("progress",), ("review",))
        ]
        text = "\n".join(outs)
        for command in ("grader explain affine-no-shift", "grader quiz basics-of-all"):
            assert command in text
        for command in ("grader start affine", "grader quiz basics-of-all#sum"):
            assert command in text
        broken = r"grader$|grader (?:explain|start|hint|show|check)$"
        assert re.findall(broken, text, re.M) == []


def test_other_lines_stand_below_the_first(play):
    """A reason that takes two lines is indented as far as its first."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    text = QUIZ.replace("One too many.", "One " + "more " * 20 + "than there is.")
    path.write_text(text, encoding="utf-8")
    out = play("quiz", "#sum", typed="2\n\n:q\n").out
    assert re.search(r"\n  ✗ 2  One more [^\n]*\n       ?[^ \n]*more", out)
    assert "\n       more" in out
    plain = play("--plain", "quiz", "#sum", typed="2\n\n:q\n").out
    assert "\n           more" in plain


def test_code_and_lists_stay_whole(play):
    """A line does not break inside them."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    words = "`np.sum(x, axis=0)` and [a, b] and (B, H, T) "
    text = QUIZ.replace("{en: What is 1 + 1?, zh: 1 + 1 等于几？}", f'"{words * 6}"')
    path.write_text(text, encoding="utf-8")
    for width in range(40, 60):
        out = play("quiz", "#sum", COLUMNS=str(width)).out
        joined = "\n".join(line.strip() for line in out.split("\n"))
        assert joined.count("`np.sum(x, axis=0)`") == 6
        assert joined.count("[a, b]") == joined.count("(B, H, T)") == 6


def test_a_command_where_it_takes_a_colon(play):
    """What cannot be read and looks like a command is told about the colon."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    formula = (
        "  - id: heads\n    type: formula\n    prompt: Size?\n"
        "    symbols: {H: positive, D: positive}\n    answer: D / H\n"
    )
    path.write_text(QUIZ + "\n" + formula, encoding="utf-8")
    out = play("quiz", "#heads", typed="h\n:q\n").out
    assert "  here commands take a colon: :h hint · :s skip · :q quit\n" in out
    assert "colon" not in play("quiz", "#heads", typed="hh\n:q\n").out


def test_a_command_of_the_shell(play):
    """Whoever types one is told how to leave; an answer it is not."""
    for lang, said in (("en", "this is the quiz; :q leaves it"), ("zh", "先用 :q 退出")):
        out = play("--lang", lang, "quiz", "#sum", typed="grader check affine\n:q\n").out
        assert said in out
    assert [event["event"] for event in events(play)] == ["learner"]


def test_chinese(play):
    """Questions, reasons and the words around them."""
    out = play("--lang", "zh", "quiz", "#sum", typed="2\n3\n提示\n1\n").out
    for text in ("基础", "1 + 1 等于几？", "多了一。", "数一数。", "一加一。", "还可以再试一次。"):
        assert text in out
    assert "  ✓ 正确，第 2 次尝试（0.5 / 1 分）\n" in out
    assert "question" not in out
    stopped = play("--lang", "zh", "quiz", "#sum", typed="q\n").out
    assert "  已停止；所有答案都已记录。继续：grader quiz basics\n" in stopped


@pytest.mark.parametrize("width", ["40", "60", "80", "100"])
def test_width(play, width):
    """No line is wider than the terminal."""
    for lang in ("en", "zh"):
        done = play("--lang", lang, "quiz", typed="3\n3\n2\nx\n1\n\n2\n2\nq\n", COLUMNS=width)
        from rich.cells import cell_len

        wide = [line for line in done.out.splitlines() if cell_len(line) > int(width)]
        typed = [line for line in wide if not line.startswith((">", "  how", "  有多"))]
        assert typed == []


# --------------------------------------------------------------------------- what costs nothing


def without_help(out: str) -> str:
    """Return a screen without the lines that say what may be typed."""
    return re.sub(r"(?m)^  .* · q (?:quit|退出)\n(?=> )", "", out)


def test_unreadable_costs_nothing(play):
    """A caret below the place, and the attempt is still there."""
    out = play("quiz", "#half", typed="2 +/ 3\n0,5\n99\n\nq\n").out
    assert (
        "> 2 +/ 3\n"
        "     ^ cannot read the expression: `/` cannot stand here\n"
        "  Not counted. Try again.\n"
        "> 0,5\n"
        "   ^ a comma is not part of a number\n"
        "  write `0.5`\n"
        "  Not counted. Try again.\n"
        "> 99\n"
    ) in without_help(out)
    assert [event["event"] for event in events(play)] == ["learner", "answered"]


def test_an_empty_line_of_several(play):
    """It is asked for again: the next one would stand in its place."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    printed = (
        "\n  - id: two\n    type: output\n    confidence: skip\n"
        '    code: |\n      print("a")\n      print({})\n    answer: "a\\n{}"\n'
    )
    path.write_text(QUIZ + printed.format('"b"', "b"), encoding="utf-8")
    out = play("quiz", "#two", typed="\n\na\n\nb\n").out
    assert "line 1 of 2 > \nline 1 of 2 > \nline 1 of 2 > a\nline 2 of 2 > \n" in out
    assert "  ✓ right\n" in out
    path.write_text(QUIZ + printed.format("", "\\nb"), encoding="utf-8")
    assert "line 2 of 3 > \nline 3 of 3 > b\n" in play("quiz", "#two", typed="a\n\nb\n").out


def test_unreadable_in_chinese(play):
    """Message and hint; what Python says, too."""
    out = play("--lang", "zh", "quiz", "#half", typed="2 +/ 3\n0,5\nabc\n05\nq\n").out
    assert (
        "> 2 +/ 3\n"
        "     ^ 无法读懂这个式子：`/` 不能出现在这里\n"
        "  不计次数，请重新输入。\n"
        "> 0,5\n"
        "   ^ 数里不能有逗号\n"
        "  请写成 `0.5`\n"
        "  不计次数，请重新输入。\n"
        "> abc\n"
        "  ^ 没有 `abc` 这个名称\n"
        "  请输入一个数，例如 0.123\n"
        "  不计次数，请重新输入。\n"
        "> 05\n"
        "  ^ 无法读懂这个式子：数不能以 0 开头\n"
        "  请写成 `5`\n"
    ) in without_help(out)
    out = play("--lang", "zh", "quiz", "#sum", typed="9\n\nq\n").out
    assert "  ^ `9` 不在 1 到 3 之间\n" in out
    assert "  还没有输入答案\n" in out


def test_repeating_costs_nothing(play):
    """The same wrong answer again, however it is written."""
    out = play("quiz", "#half", typed="99\n1\n99.0\n198/2\nq\n").out
    assert out.count("You gave that answer before. Not counted, try another one.") == 2
    assert len(events(play)) == 2


def test_the_caret_stands_below_wide_characters(play):
    """Chinese characters take two columns."""
    out = play("quiz", "#half", typed="1 + 中文\nq\n").out
    assert "> 1 + 中文\n      ^ unknown name `中文`\n" in out


def test_hostile_lines(play):
    """Control characters do not reach the terminal, a megabyte is one refusal."""
    long = "9" * 1_000_000
    out = play("quiz", "#half", typed=f"\x1b[2J\x00\n{long}\n\u202e1\nq\n").out
    assert "\x1b" not in out
    assert "\x00" not in out
    assert "\u202e" not in out
    assert "the answer has 1000000 characters, allowed are 4000" in out
    assert len(events(play)) == 1


# --------------------------------------------------------------------------- commands


@pytest.mark.parametrize("word", ["s", "skip", ":s", "S", "跳过"])
def test_skip(play, word):
    """A skipped question is recorded as skipped, and counts as none."""
    done = play("quiz", "#sum", typed=f"{word}\n")
    assert "  skipped.\n" in done.out
    assert done.code == 1
    assert events(play)[-1]["event"] == "skipped"


@pytest.mark.parametrize("word", ["q", "quit", ":q", "退出", ""])
def test_quit_and_the_end_of_input(play, word):
    """At any prompt, and what was answered is there."""
    done = play("quiz", "#sum", typed=f"{word}\n" if word else "")
    assert done.code == 0
    assert "Stopped; every answer is recorded. go on: grader quiz basics\n" in done.out
    assert all(event["event"] == "learner" for event in events(play))


def test_hints_run_out(play):
    """The last one is shown again."""
    out = play("quiz", "#sum", typed="h\nh\nh\ns\n").out
    assert "  hint: Count.\n" in out
    assert "  hint: Use fingers.\n" in out
    assert "  That was the last hint.\n  hint: Use fingers.\n" in out


@pytest.mark.parametrize("word", ["", "s", "skip", ":s"])
def test_no_answer_to_how_sure(play, word):
    """Enter and `s` say nothing there; the answer counts, and no hint comes after it."""
    out = play("quiz", "#sum", typed=f"3\nh\nx\n{word}\n1\n").out
    assert out.count("  1, 2 or 3; Enter: no answer\n") == 2
    assert "hint:" not in out
    assert "✗ 3  Nothing was added." in out
    assert [(e["event"], e["confidence"]) for e in events(play)[1:]] == [
        ("answered", 0),
        ("answered", 0),
    ]


@pytest.mark.parametrize("word", ["q\n", ""])
def test_an_answer_is_kept_when_one_stops_at_how_sure(play, word):
    """It was given; only how sure one is stays unsaid."""
    done = play("quiz", "#sum", typed=f"3\n{word}")
    assert done.code == 0
    assert "✗ 3  Nothing was added." in done.out
    assert "attempt left" not in done.out
    assert "Stopped; every answer is recorded." in done.out
    assert [(e["event"], e["confidence"]) for e in events(play)[1:]] == [("answered", 0)]


def test_answers_that_are_commands(play):
    """Where `q` is an answer, commands take a colon, and the screen says so."""
    done = play("quiz", "#word", typed="q\n")
    assert ":h hint · :s skip · :q quit" in done.out
    assert "✓ right" in done.out
    assert "how sure" not in done.out
    done = play("quiz", "#word", typed=":h\nskip\n")
    assert "  There is no hint for this question.\n" in done.out
    assert "✓ right" in done.out
    assert play("quiz", "#word", typed=":s\n").out.count("skipped.") == 1


def test_the_end_of_a_question_says_what_to_train(play):
    """After the last attempt: the right answer and the exercise; without one, by misconception."""
    out = play("quiz", "#sum", typed="2\n\n3\n").out
    assert "    ✓ 1  One and one.\n" in out
    assert "    train it: grader start affine\n" in out
    a = int(re.search(r"What is (\d) / 2", play("quiz", "#half", "--seed", "1").out)[1])
    out = play("quiz", "#half", "--seed", "1", typed=f"{a}\n\n99\n").out
    assert f"    ✓ the answer is {a / 2:g}\n" in out
    assert "    train it: grader start affine\n" in out


def test_misconceptions_are_counted(play):
    """The second time in a week is said."""
    play("quiz", "#sum", typed="3\n\n1\n")
    out = play("quiz", "#sum", typed="3\n\n1\n").out
    assert "affine-no-shift: seen 2 times this week   grader explain affine-no-shift" in out
    play.now += 8 * DAY
    assert "this week" not in play("quiz", "#sum", typed="3\n\n1\n").out


# --------------------------------------------------------------------------- which questions


def asked(out: str) -> list[str]:
    return re.findall(r"question \d+ of \d+   ([a-z]+)", out)


def test_new_questions_come_first(play):
    """Then those that were not right."""
    assert asked(play("quiz", "-n", "1", typed="2\n\n3\n").out) == ["sum"]
    assert asked(play("quiz", "-n", "2", typed="s\ns\n").out) == ["half", "word"]
    assert asked(play("quiz", "-n", "1", typed="1\n\n").out) == ["sum"]
    assert asked(play("quiz", typed="q\n").out) == ["half"]


def test_equal_logs_and_seeds_ask_the_same(play):
    """Questions and values repeat; another seed or a longer log gives other values."""
    texts = {play("quiz", "#half", "--seed", "7").out for _ in range(3)}
    assert len(texts) == 1
    assert play("quiz", "#half", "--seed", "8").out not in texts
    own = {play("quiz", "#half").out for _ in range(3)}
    assert len(own) == 1
    variants = set()
    for _ in range(6):
        variants.add(re.search(r"variant (\w+)", play("quiz", "#half", typed="s\n").out)[1])
    assert len(variants) == 6


def test_learners_have_other_values(play, tmp_path):
    """The log keeps a name that tells learners apart."""
    variants = set()
    for number in range(6):
        play.folder = tmp_path / f"learner{number}"
        play.folder.mkdir()
        variants.add(re.search(r"variant (\w+)", play("quiz", "#half").out)[1])
    assert len(variants) > 3


def test_the_track_one_works_on(play):
    """Without a name, the quiz of the exercise that was touched last."""
    other = play.course / "exercises/00-zero"
    other.mkdir()
    text = QUIZ.replace("quiz: basics", "quiz: zero").replace("  - id: ", "  - id: z")
    (other / "quiz.yaml").write_text(text, encoding="utf-8")
    assert asked(play("quiz", typed="").out) == ["zsum"]
    play("start", "affine")
    assert asked(play("quiz", typed="").out) == ["sum"]


def test_list(play):
    """One line per quiz."""
    assert play("quiz", "--list").out == "  basics  0 of 3 asked  Basics\n"
    assert play("list").out.endswith(
        "\nquizzes   answer some: grader quiz NAME\n    basics  0 of 3 asked  Basics\n\n0 of 2 done\n"
        "L1 is easy, L5 is hard; both: NumPy or PyTorch\n"
    )
    play("quiz", "#sum", typed="1\n\n")
    play("quiz", "#half", typed="99\n\n98\n")
    assert play("quiz", "--list").out == "  basics  2 of 3 asked, 1 right at once  Basics\n"
    assert "    basics  已做 2 / 3 题，一次答对 1 题  基础\n" in play("list", "--lang", "zh").out


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        (
            ["quiz", "bsics"],
            "error: no quiz or question is called `bsics`\nhint: did you mean `basics`?\n",
        ),
        (
            ["quiz", "haff"],
            "error: no quiz or question is called `haff`\nhint: did you mean `half`?\n",
        ),
        (
            ["quiz", "basics#summ"],
            "error: no question is called `summ` in quiz `basics`\nhint: did you mean `sum`?\n",
        ),
        (
            ["quiz", "--record", "no/such/file"],
            "error: cannot write `no/such/file`: No such file or directory\n",
        ),
    ],
)
def test_refused(play, argv, err):
    """A wrong name is exit 2 with the nearest one."""
    done = play(*argv)
    assert (done.code, done.err) == (2, err)


def test_a_question_by_its_id_alone(play):
    """Its beginning is enough, and zeros in a number may be left out."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    path.write_text(QUIZ.replace("id: half", "id: half-01").replace("id: word", "id: half-10"))
    for name in ("sum", "su", "#sum", "basics#sum"):
        assert "question 1 of 1   sum" in play("quiz", name).out
    for name in ("half-01", "half-1", "basics#half-1", "HALF-1"):
        assert "question 1 of 1   half-01" in play("quiz", name).out
    done = play("quiz", "half")
    assert done.err == (
        "error: `half` is the beginning of 2 questions: half-01, half-10\n"
        "hint: write more of the name\n"
    )


def test_a_course_without_quizzes(cli):
    """Nothing to ask is said."""
    assert cli("quiz").code == 2
    assert cli("quiz", "--list").out == "this course has no quiz\n"
    assert cli("review").out == "Nothing is due for review.\nask new questions: grader quiz\n"


def test_a_broken_question_stops_only_itself(play):
    """The others are asked."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    path.write_text(QUIZ.replace("answer: a / 2", "answer: a /"), encoding="utf-8")
    done = play("quiz", typed="1\n\nq\n")
    assert asked(done.out) == ["sum", "word"]
    assert "half cannot be asked: " in done.err
    path.write_text(QUIZ.replace("answer: a / 2", "answer: a / 0"), encoding="utf-8")
    assert "division by zero" in play("quiz", typed="q\n").err


def test_a_damaged_log(play):
    """Damaged lines are said aloud and skipped; the file is only appended to."""
    play("quiz", "#sum", typed="1\n\n")
    path = play.folder / ".grader/progress.jsonl"
    before = path.read_bytes() + b'{"at": "2026", "event": "answ\n\xff\xfe\n[1]\n'
    path.write_bytes(before)
    done = play("quiz", "-n", "1", typed="s\n")
    assert asked(done.out) == ["half"]
    assert "warning: skipped damaged lines of" in done.err
    assert ": 3, 4, 5\n" in done.err
    assert path.read_bytes().startswith(before)


def test_a_log_that_cannot_be_written(play):
    """The quiz goes on, and says that nothing is kept."""
    (play.folder / ".grader").write_text("a file, not a folder")
    done = play("quiz", "#sum", typed="1\n\n")
    assert "✓ right" in done.out
    assert "progress not recorded" in done.err


# --------------------------------------------------------------------------- record


def test_record(play):
    """Answers as JSON lines, and statistics of several learners from them."""
    names = []
    for number, (first, second) in enumerate(
        [("1", "skip"), ("3", "x"), ("3", "skip"), ("1", "q")]
    ):
        play.folder = play.folder.parent / f"work{number}"
        play.folder.mkdir()
        typed = f"{first}\n2\n1\n{second}\n" if first == "3" else f"{first}\n2\n{second}\n"
        play("quiz", "basics", "-n", "1", "--record", "answers.jsonl", typed=typed)
        play("quiz", "#word", "--record", "answers.jsonl", typed=f"{second}\n")
        names.append(str(play.folder / "answers.jsonl"))
    lines = [json.loads(line) for line in Path(names[1]).read_text().splitlines()]
    assert [(x["question"], x["attempt"], x["type"]) for x in lines] == [
        ("sum", 1, "choice"),
        ("sum", 2, "choice"),
        ("word", 1, "text"),
    ]
    assert (
        len({json.loads(Path(name).read_text().splitlines()[0])["learner"] for name in names}) == 4
    )
    done = play("author", "stats", *names)
    assert done.code == 0
    assert done.out.splitlines()[0] == "4 learners, 2 questions"
    row = next(line for line in done.out.splitlines() if line.startswith("sum"))
    assert row.split() == ["sum", "4", "0.50", "0.58", "affine-no-shift", "(2x)"]
    assert json.loads(play("author", "stats", "--json", *names).out)["learners"] == 4
    Path(names[0]).write_text("{\n")
    done = play("author", "stats", names[0])
    assert (done.code, done.err.splitlines()[0]) == (2, "warning: skipped 1 damaged line")


# --------------------------------------------------------------------------- the loop


def test_the_loop(play):
    """A mistake in code brings its questions to review; progress follows until it is closed."""
    play.wrong("affine.py")
    assert play("check", "affine.py").code == 1
    assert "  review  2 questions, about 2 minutes   grader review\n" in play().out
    assert "  mistake affine-no-shift, seen 1x   grader progress\n" in play().out
    assert (
        "misconceptions: 1 open, 0 closed\n"
        "  open    affine-no-shift  seen 1x\n"
        "            fix it: grader check affine\n"
        "            answer a question on it: grader review\n"
    ) in play("progress").out
    done = play("review", "--seed", "1", typed="s\n:q\n")
    assert "  asked because of your code: affine-no-shift\n" in done.out
    assert asked(play("review", typed="").out) == ["sum"]  # to skip answers nothing
    done = play("review", "--seed", "1", typed="1\n3\nq\n")
    assert asked(done.out) == ["sum", "half"]
    out = play("progress").out
    assert "  open    affine-no-shift  seen 1x\n            fix it: grader check affine\n" in out
    assert "answer a question" not in out
    play.right("affine.py")
    assert play("check", "affine.py").code == 0
    assert "misconceptions: 0 open, 1 closed\n\n" in play("progress").out
    closed = "misconceptions: 0 open, 1 closed\n  closed  affine-no-shift  seen 1x\n"
    assert closed in play("progress", "--all").out
    assert "mistake" not in play().out
    assert "  quiz basics  1 of 3 asked, 1 right at once\n" in play("progress").out


def test_a_question_just_asked_rests(play):
    """A mistake of the code asks its other questions first, and no question twice in a moment."""
    play.wrong("affine.py")
    play("check", "affine.py")
    assert asked(play("review", "-n", "1", typed="2\n\n3\n\n").out) == ["sum"]
    assert asked(play("review", "-n", "1", typed="99\n\n98\n").out) == ["half"]
    assert play("review").out == (
        "Nothing is due for review.\nNext: 2 in 10 minutes.\nask new questions: grader quiz\n"
    )
    assert "            its question comes back in 10 minutes\n" in play("progress").out
    assert "review" not in play().out
    play.now += 700
    assert asked(play("review", typed="s\ns\n").out) == ["sum", "half"]


def test_review_by_time(play):
    """Right answers come back after days, wrong ones the same day; a new variant each time."""
    play("quiz", "-n", "2", typed="1\n3\n99\n2\n98\n")
    assert play("review").out == (
        "Nothing is due for review.\nNext: 1 in 10 minutes.\nask new questions: grader quiz\n"
    )
    play.now += 3600
    first = play("review", typed="q\n")
    assert asked(first.out) == ["half"]
    assert first.out.startswith("Basics ")
    assert "  due again: not right the last time\n" in first.out
    play.now += 3 * DAY
    assert asked(play("review", typed="s\ns\n").out) == ["half", "sum"]
    again = play("review", "-n", "1", typed="q\n")
    assert asked(again.out) == ["half"]
    variant = r"variant (\w+)"
    assert re.search(variant, first.out)[1] != re.search(variant, again.out)[1]


def test_a_mistake_of_a_quiz_says_when_it_comes_back(play):
    """Not before it is due is review the place to answer it."""
    play("quiz", "#sum", typed="3\n\n1\n")
    play.now += 61
    out = play("progress").out
    assert "  reviews  1 in 9 minutes\n" in out
    assert "            its question comes back in 9 minutes\n" in out
    play.now += 3600
    out = play("progress").out
    assert "  reviews  1 now\n" in out
    assert "            answer a question on it: grader review\n" in out


@pytest.mark.parametrize(
    ("seconds", "en", "zh"),
    [
        (0, "now", "现在"),
        (1, "in 1 minute", "1 分钟后"),
        (540, "in 9 minutes", "9 分钟后"),
        (3600, "in 1 hour", "1 小时后"),
        (7201, "in 3 hours", "3 小时后"),
        (DAY, "tomorrow", "明天"),
        (2.3 * DAY, "in 2 days", "2 天后"),
    ],
)
def test_when(seconds, en, zh):
    """The rougher the farther away."""
    from grader.interface.when import when

    assert (when(seconds), when(seconds).text("zh")) == (en, zh)


def test_home_names_a_quiz(play):
    """To a newcomer as to one who is in the middle of it."""
    assert "  quiz    basics, 3 questions   grader quiz basics\n" in play().out
    play("quiz", "#sum", typed="1\n2\n")
    assert "  quiz    basics, 1 of 3 asked   grader quiz basics\n" in play().out
    assert "  测验    basics，已做 1 / 3 题   grader quiz basics\n" in play("--lang", "zh").out
    play("quiz", typed="s\ns\n")
    assert "  quiz " not in play().out


def test_what_comes_after_a_quiz(play):
    """New questions, else what is due, else how one stands."""
    assert "  next   grader quiz basics   (1 new)\n" in play("quiz", "-n2", typed="1\n\ns\n").out
    assert play("quiz", "#word", typed=":h\nq\n").out.endswith("  next   grader progress\n")
    play.wrong("affine.py")
    play("check", "affine.py")
    assert "  next   grader review   (2 due)\n" in play("quiz", "#word", typed="q\n").out


def test_train_what_is_begun(play):
    """The command fits the state of the exercise."""
    lines = []
    for prepare in (lambda: None, lambda: play("start", "affine"), lambda: None):
        prepare()
        out = play("quiz", "#sum", typed="2\n\n3\n").out
        lines += re.findall("train it: (.*)", out)
        if len(lines) == 2:
            play.right("affine.py")
            play("check", "affine.py", "-q")
    assert lines == ["grader start affine", "grader check affine", "grader show affine"]


def test_explain_names_a_question(play):
    """What explains a mistake also says where it is asked."""
    assert "  asked   grader quiz basics#sum\n" in play("explain", "affine-no-shift").out


def test_explain_of_something_else(play):
    """A name that is none of a mistake is told its command."""
    play.course = ROOT
    for name, hint in (
        ("norm-05", "a question: `grader quiz norm-05`"),
        ("layer-norm", "an exercise: `grader show layer-norm`"),
        ("nope", "codes are what a report calls your mistake"),
    ):
        done = play("explain", name)
        assert (done.code, done.err) == (2, f"error: no misconception `{name}`\nhint: {hint}\n")


def test_exit_codes(play):
    """0 for a session that passes or was stopped, 1 for one that does not pass."""
    assert play("quiz", "#word", typed="q\n").code == 0
    assert play("quiz", "#word", typed="x\n").code == 1
    assert play("quiz", "#sum", typed="3\n\n:q\n").code == 0


def test_prediction(play):
    """A prediction is asked for before the choices, kept, and not marked."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    path.write_text(QUIZ.replace("    hints:", "    predict: Your guess?\n    hints:", 1))
    out = play("quiz", "#sum", typed="about two\n1\n\n").out
    assert out.index("Your guess? (Enter shows the choices)") < out.index("   1  2\n")
    assert events(play)[-1]["prediction"] == "about two"


def test_figures(play):
    """The sentence always, the picture where there are glyphs."""
    path = play.course / "exercises/01-basics/quiz.yaml"
    figure = "    figure: {says: a staircase, text: '__|--'}\n    hints:"
    path.write_text(QUIZ.replace("    hints:", figure, 1))
    assert "  a staircase\n\n      __|--\n" in play("quiz", "#sum").out
    assert "__|--" not in play("--plain", "quiz", "#sum").out


# --------------------------------------------------------------------------- a real process


def run(*argv: str, cwd: Path, typed: bytes = b"", **more: str) -> subprocess.CompletedProcess:
    environ = {**os.environ, "GRADER_CONTENT": str(EXAMPLE), "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, *argv], cwd=cwd, env=environ, input=typed, capture_output=True, check=False
    )


HEAVY = (
    "numpy",
    "torch",
    "sympy",
    "fsrs",
    "rich.console",
    "rich.table",
    "rich.markdown",
    "difflib",
)


@pytest.mark.parametrize("question", ["", "#why-scale", "#smo-step-order", "#two-key-weight"])
def test_the_first_question_comes_fast(tmp_path, question):
    """Nothing heavy is loaded before the first prompt."""
    program = f"""
import sys
from grader.cli import main
from grader.cli._setting import Setting

class Early(Setting):
    def ask(self, prompt):
        raise SystemExit(" ".join(n for n in {HEAVY!r} if n in sys.modules))

main(["quiz", *{[question] if question else []!r}], Early())
"""
    done = run("-c", program, cwd=tmp_path)
    assert done.stderr.decode().strip() == ""
    assert b"question 1 of" in done.stdout


def test_any_bytes_can_be_typed(tmp_path):
    """What is no UTF-8 is unreadable, not a crash."""
    done = run("-m", "grader", "quiz", "#two-key", cwd=tmp_path, typed=b"\xff\xfe\x00\n0.5\n1\nq\n")
    assert done.returncode == 0, done.stderr
    assert b"Not counted" in done.stdout


def test_an_ascii_terminal(tmp_path):
    """A terminal that cannot show a tick gets words."""
    done = run(
        "-m", "grader", "quiz", "#why", cwd=tmp_path, typed=b"1\n\n2\n", PYTHONIOENCODING="ascii"
    )
    assert done.returncode in (0, 1), done.stderr
    assert b"RIGHT" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal")
def test_ctrl_c_loses_nothing(tmp_path):
    """Interrupted at a prompt: exit 130, and every answer before is in the log."""
    (tmp_path / ".grader").mkdir()
    environ = {**os.environ, "GRADER_CONTENT": str(EXAMPLE), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "quiz", "concepts"],
        cwd=tmp_path,
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a job in the background of a shell ignores the signal, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    process.stdin.write(b"1\n3\n")
    process.stdin.flush()
    log = tmp_path / ".grader/progress.jsonl"
    limit = time.monotonic() + 30
    while not (log.exists() and b"answered" in log.read_bytes()):
        assert time.monotonic() < limit
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err == b""
    assert b"right at once" in out
    assert b"Stopped; every answer is recorded. go on: grader quiz concepts" in out
    assert [json.loads(line)["event"] for line in log.read_text().splitlines()] == [
        "learner",
        "answered",
    ]


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
def test_a_real_terminal(tmp_path):
    """In a terminal lines can be edited, and the end of input leaves the cursor on a new line."""
    (tmp_path / ".grader").mkdir()
    import pty

    terminal, inner = pty.openpty()
    more = {"GRADER_CONTENT": str(EXAMPLE), "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "quiz", "#why-scale", "--seed", "3"],
        cwd=tmp_path,
        env={**os.environ, **more, "TERM": "xterm", "NO_COLOR": "1"},
        stdin=inner,
        stdout=inner,
        stderr=inner,
    )
    os.close(inner)
    seen = b""

    def until(text: bytes) -> None:
        nonlocal seen
        begun, limit = len(seen), time.monotonic() + 30
        while text not in seen[begun:]:
            assert time.monotonic() < limit, seen
            seen += os.read(terminal, 4096)

    until(b"quit\r\n> ")
    os.write(terminal, b"9\x7f1\r")  # 9, backspace, 1: a wrong answer
    until(b"Enter no answer > ")
    os.write(terminal, b"3\r")
    until(b"\r\n> ")
    os.write(terminal, b"\x04")  # the end of input
    until(b"recorded")
    assert process.wait(30) == 0
    os.close(terminal)
    (line,) = (tmp_path / ".grader/progress.jsonl").read_text().splitlines()
    assert json.loads(line)["answer"] == "1"
    text = seen.decode("utf-8", "replace").replace("\r", "")
    assert re.search(r"\n\s*Stopped; every answer is recorded", text), text


# --------------------------------------------------------------------------- help at every prompt


def test_help_stands_at_every_prompt(play):
    """Whatever was said before, what may be typed stands above each prompt for an answer."""
    out = play("quiz", "#sum", typed="nothing\n3\n3\n3\n2\n").out
    prompts = [line for line in out.splitlines() if line.startswith("> ")]
    helped = out.count("  a number from 1 to 3 · h hint · s skip · q quit\n> ")
    assert len(prompts) == helped == 4  # not read, wrong, given before, wrong


# --------------------------------------------------------------------------- flags


def test_flag(play):
    """A question is reported by its name; the line says what is wrong, for its author."""
    done = play("quiz", "--flag", "sum", "--note", "1 + 1 is 10")
    assert (done.code, done.out) == (0, "flagged basics#sum\n")
    assert done.err == "`--record FILE` writes a line that its author can read\n"
    assert events(play)[-1] == {
        "at": "2026-03-01T12:00:00Z",
        "event": "flagged",
        "exercise": "",
        "quiz": "basics",
        "question": "sum",
        "note": "1 + 1 is 10",
    }
    done = play("quiz", "--flag", "basics#sum", "--record", "answers.jsonl")
    assert (done.code, done.out, done.err) == (0, "flagged basics#sum\n", "")
    play("quiz", "--flag", "half", "--note", "a" * 999, "--record", "answers.jsonl")
    out = play("author", "stats", "answers.jsonl").out
    assert out == f"\nflagged 1x: half\n  {'a' * 300}\n\nflagged 1x: sum\n"
    found = json.loads(play("author", "stats", "--json", "answers.jsonl").out)
    assert found["flagged"] == [
        {"question": "sum", "notes": [""]},
        {"question": "half", "notes": ["a" * 300]},
    ]


def test_flags_beside_answers(play):
    """They stand below the table, the question that was reported most in front."""
    play("quiz", "#sum", "--record", "a.jsonl", typed="1\n3\n")
    for name in ("half", "sum", "sum"):
        play("quiz", "--flag", name, "--note", "odd\x1b[31m", "--record", "a.jsonl")
    out = play("author", "stats", "a.jsonl").out
    assert out.startswith("1 learners, 1 questions\n")
    assert out.endswith("\n\nflagged 2x: sum\n  odd\n  odd\n\nflagged 1x: half\n  odd\n")


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        (["--flag", "smu"], "error: no question is called `smu`\nhint: did you mean `sum`?\n"),
        (["--flag", "basics#"], "error: `basics#` is a quiz, not a question\n"),
        (["--note", "odd"], "error: a note is about a question\nhint: `--flag ID`\n"),
    ],
)
def test_nothing_to_flag(play, argv, err):
    """What is no question is refused, and nothing is recorded."""
    done = play("quiz", *argv)
    assert (done.code, done.out, done.err) == (2, "", err)
    assert not (play.folder / ".grader").exists()
