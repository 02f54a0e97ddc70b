"""The part of `grader author new` that begins a question."""

from __future__ import annotations

from pathlib import Path

from grader.cli._setting import Setting
from grader.messages import Message

__all__ = ["TYPES", "new_question"]

_HEAD = """\
schema: 1
quiz: {quiz}
title: {{en: "{title}", zh: "{title}"}}
questions:
"""

_COMMON = """\
  - id: {id}
    type: {type}
    source: "author, year, section"
"""

_BODIES = {
    "choice": """\
    prompt:
      en: "Which of these is right?"
      zh: "下列哪一项正确？"
    choices:
      - text: {en: "The right one", zh: "正确的一项"}
        correct: true
      - text: {en: "A wrong one", zh: "错误的一项"}
        why: {en: "Say why nobody should choose it.", zh: "说明为什么不对。"}
    hints: [{en: "A gentle hint.", zh: "一条提示。"}]
""",
    "multi": """\
    prompt:
      en: "Which of these are right?"
      zh: "下列哪些正确？"
    choices:
      - {text: {en: "A right one", zh: "正确的一项"}, correct: true}
      - text: {en: "A wrong one", zh: "错误的一项"}
        why: {en: "Say why nobody should choose it.", zh: "说明为什么不对。"}
""",
    "numeric": """\
    params:
      a: {int: [2, 9]}
      b: {int: [2, 9]}
    prompt:
      en: "What is {{a}} / {{b}} (3 decimals)?"
      zh: "{{a}} / {{b}} 等于多少（三位小数）？"
    answer: a / b
    tolerance: {abs: 0.001}
    wrong:
      - value: b / a
        why: {en: "That is {{b}} / {{a}}.", zh: "这是 {{b}} / {{a}}。"}
    explain: {en: "{{a}} / {{b}} = {{answer:.3f}}", zh: "{{a}} / {{b}} = {{answer:.3f}}"}
""",
    "text": """\
    prompt:
      en: "What is it called?"
      zh: "它叫什么？"
    answer: {en: "its name", zh: "它的名字"}
    accept: [the name]
""",
    "shape": """\
    prompt:
      en: "x has shape (B, T, D). What is the shape of x.mean(-1)?"
      zh: "x 的形状为 (B, T, D)，x.mean(-1) 的形状是？"
    dims: [B, T, D]
    answer: (B, T)
    wrong:
      - value: (B, D)
        why: {en: "axis -1 is the last one.", zh: "-1 是最后一维。"}
""",
    "formula": """\
    prompt:
      en: "Write the derivative of x² + exp(x)."
      zh: "写出 x² + exp(x) 的导数。"
    symbols: {x: scalar}
    functions: [exp]
    answer: 2 * x + exp(x)
    wrong:
      - value: x + exp(x)
        why: {en: "The derivative of x² is 2 x.", zh: "x² 的导数是 2 x。"}
""",
    "array": """\
    params: {w: {vector: 2, int: [-3, 3]}, x: {vector: 2, int: [1, 4]}}
    prompt:
      en: "w = {{w}}, x = {{x}}. Give w + x as [a, b]."
      zh: "w = {{w}}，x = {{x}}。写出 w + x，形如 [a, b]。"
    answer: "[w[0] + x[0], w[1] + x[1]]"
    wrong:
      - value: "[w[0] - x[0], w[1] - x[1]]"
        why: {en: "That is w - x.", zh: "这是 w - x。"}
""",
    "order": """\
    prompt:
      en: "Put these steps into order."
      zh: "排列这些步骤。"
    items:
      first: {en: "The first step", zh: "第一步"}
      second: {en: "The second step", zh: "第二步"}
      third: {en: "The third step", zh: "第三步"}
    before: [first < second < third]
""",
    "match": """\
    prompt:
      en: "Which belongs to which?"
      zh: "将左右配对。"
    pairs:
      - {left: {en: one, zh: 一}, right: {en: the partner of one, zh: 一的伙伴}}
      - {left: {en: two, zh: 二}, right: {en: the partner of two, zh: 二的伙伴}}
    extra: [{en: nobody's partner, zh: 没有伙伴}]
""",
    "blank": """\
    prompt:
      en: "Fill in the blank."
      zh: "填空。"
    code: |
      p = np.exp(s) / np.exp(s).sum(axis=____)
    compare: code
    blanks:
      - answer: "-1"
        wrong:
          - value: "0"
            why: {en: "Each row should sum to 1.", zh: "每一行之和应为 1。"}
""",
    "output": """\
    code: |
      import numpy as np
      print(np.ones((3, 2)).sum(axis=0))
    answer: "[3. 3.]"
    wrong:
      - value: "[2. 2. 2.]"
        why: {en: "axis=0 sums down the columns.", zh: "axis=0 沿列求和。"}
""",
    "bug": """\
    prompt:
      en: "Rows should sum to 1. Which line is wrong?"
      zh: "每一行之和应为 1，哪一行有错？"
    code: |
      def softmax(x):
          e = np.exp(x - x.max(axis=-1, keepdims=True))
          return e / e.sum(axis=0, keepdims=True)
    answer: 3
    explain: {en: "Sum over the last axis.", zh: "应沿最后一维求和。"}
""",
}  # fmt: skip

TYPES = tuple(_BODIES)


def new_question(setting: Setting, identity: str, folder: str, kind: str) -> None:
    """Append a small question of type `kind` to the quiz of a track, or begin that quiz.

    Raises
    ------
    UsageError
        The id is taken, or the file cannot be written.
    """
    from grader.cli._files import unwritable
    from grader.cli._table import track_name
    from grader.content.quizzes import Quizzes
    from grader.errors import UsageError

    course = setting.course
    if identity in setting.quizzes.entries:
        head = setting.quizzes.entries[identity][0]
        raise UsageError(
            Message("`{name}` exists: `{path}`", name=identity, path=course.shown(head.path))
        )
    path = course.root / "exercises" / folder / "quiz.yaml"
    text = _COMMON.format(id=identity, type=kind) + _BODIES[kind]
    try:
        began = _append(path, text, identity, track_name(folder))
    except OSError as error:
        raise unwritable(str(error.filename), error) from None
    name = Quizzes(course).entries[identity][0].id
    tr, shown = setting.tr, setting.relative(path)
    added = tr("added `{name}` to {path}", name=identity, path=shown)
    setting.emit((tr("wrote {path}", path=shown) if began else added) + "\n")
    command = f"grader author preview {name}#{identity}"
    setting.emit(tr("edit it, then: {command}", command=command) + "\n")


def _append(path: Path, text: str, identity: str, quiz: str) -> bool:
    """Append a question; return whether the file is new."""
    from grader.content.quiz_index import index_questions
    from grader.errors import UsageError

    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        title = quiz.replace("-", " ").capitalize()
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_HEAD.format(quiz=quiz, title=title) + text)
        return True
    old = path.read_text("utf-8")
    more = ("" if old.endswith("\n") else "\n") + "\n" + _indented(text, old)
    if identity not in [entry.id for entry in index_questions(old + more)]:
        raise UsageError(
            Message("`{path}` does not end with its questions", path=path),
            hint=Message("move `questions:` to its end"),
        )
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(more)
    return False


def _indented(text: str, old: str) -> str:
    """Indent a question as those that are there."""
    from grader.content.quiz_index import index_questions

    entries = index_questions(old)
    if not entries:
        return text
    line = old.split("\n")[entries[0].first]
    indent = line[: len(line) - len(line.lstrip(" "))]
    return "".join(f"{indent}{row[2:]}" for row in text.splitlines(keepends=True))
