"""What is said to an answer that cannot be read, in Chinese.

Questions and expressions raise their messages in English, for authors and learners alike. Here
each one that a learner can meet has its Chinese sentence; whatever has none stays English.
"""

from __future__ import annotations

from collections.abc import Mapping

from grader.reports import _chinese_expressions
from grader.reports._chinese_expressions import WORDS
from grader.reports._phrases import Phrases

__all__ = ["SENTENCES", "WORDS", "chinese", "translated"]

SENTENCES: Mapping[str, str] = {
    # options
    "nothing was typed": "还没有输入答案",
    "nothing to read": "没有读到答案",
    "the answer has {} characters, allowed are {}": "答案有 {0} 个字符，最多 {1} 个",
    "`{}` is none of {} to {}": "`{0}` 不在 {1} 到 {2} 之间",
    "a number from {} to {}": "请输入 {0} 到 {1} 的数字",
    "{} is named twice": "{0} 出现了两次",
    "one choice is right here, and this names several": "本题只有一个正确选项，不能选多个",
    "one line is faulty, and this names several": "只有一行有错，不能写多个行号",
    "{} is missing": "缺少 {0}",
    "{} are missing": "缺少 {0}",
    "expected a pair such as 1a": "配对的写法例如 1a",
    "{} has no partner": "{0} 还没有配对",
    "{} have no partner": "{0} 还没有配对",
    "{} blanks are to be filled in, got {}": "有 {0} 个空格要填，这里是 {1} 个答案",
    "put `;` between them: {}": "用 `;` 隔开：{0}",
    "a blank is left empty": "有一个空格没有填",
    # numbers, lists, shapes
    "a comma is not part of a number": "数里不能有逗号",
    "`%` is not part of a number": "数里不能有 `%`",
    "0.12 for 12 %": "12 % 写作 0.12",
    "a number such as {}": "请输入一个数，例如 {0}",
    "numbers such as {}": "请输入一组数，例如 {0}",
    "such as {}": "例如 {0}",
    "the value is not finite": "结果不是有限的数",
    "the rows differ in length": "各行的长度不一致",
    "more than {} numbers": "数的个数超过 {0}",
    "1 number is asked for, got {}": "本题要 1 个数，这里有 {0} 个",
    "{} numbers are asked for, got {}": "本题要 {0} 个数，这里有 {1} 个",
    "an array of shape {} is asked for, got {}": "本题要形状为 {0} 的数组，这里是 {1}",
    "a shape is written like (2, 3)": "形状的写法例如 (2, 3)",
    "a size is a number or a symbol": "每一维的大小是一个数或一个符号",
    "1 shape is asked for, this names {}": "本题要 1 个形状，这里有 {0} 个",
    "{} shapes are asked for, this names {}": "本题要 {0} 个形状，这里有 {1} 个",
    "expected a list, got {}": "这里应是列表，而不是 {0}",
    "expected a number, got {}": "这里应是一个数，而不是{0:zh}",
    "expected numbers, got {}": "这里应是数，而不是{0:zh}",
    "expected at least one number, got none": "至少要有一个数",
    "the result is no number but {}": "结果不是数，而是{0:zh}",
    **_chinese_expressions.SENTENCES,
}
"""English with holes, and its Chinese; see `grader.reports._phrases.Phrases`."""

_PHRASES = Phrases(SENTENCES, WORDS)


def translated(text: str) -> str:
    """Return a message or a hint in Chinese; an empty string where there is none for it."""
    return _PHRASES.find(text)


def chinese(text: str) -> str:
    """Return a message or a hint in Chinese, or as it is where there is no Chinese for it."""
    return _PHRASES(text)
