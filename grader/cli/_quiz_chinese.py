"""What is said to an answer that cannot be read, in Chinese.

Questions and expressions raise their messages in English, for authors and learners alike. Here
each one that a learner can meet has its Chinese sentence; whatever has none stays English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    # how an expression is written
    "the expression has {} characters, allowed are {}": "式子有 {0} 个字符，最多 {1} 个",
    "the expression is empty": "式子是空的",
    "the expression is nested too deeply": "式子的嵌套太深",
    "the expression has more than {} parts": "式子太长，最多 {0} 个部分",
    "cannot read the expression: {}": "无法读懂这个式子：{0:zh}",
    "character U+{} is not allowed": "不能使用字符 U+{0}",
    "character `{}` (U+{}) is not part of the language": "不能使用字符 `{0}`（U+{1}）",
    "write `{}`": "请写成 `{0}`",
    "write `==` to compare": "比较请写 `==`",
    "write `*` to multiply": "乘法请写 `*`",
    "write `**` for a power": "乘方请写 `**`",
    "write `{}(...)` to call it": "调用时请写 `{0}(...)`",
    "write `{}(...)` with the array inside the brackets": "请写 `{0}(...)`，把数组放进括号里",
    "wrap the list in `array(...)`": "请用 `array(...)` 把列表变成数组",
    "use `any(...)` or `all(...)`": "请用 `any(...)` 或 `all(...)`",
    "a number is too long": "数太长",
    "a comment is not allowed in an expression": "式子里不能有注释",
    "a space is missing after a number": "数的后面缺一个空格",
    "{} is not allowed in an expression": "式子里不能有{0:zh}",
    "a string has more than {} characters": "字符串超过 {0} 个字符",
    "the number is too large": "数太大",
    "name `{}` is not allowed": "不能使用名称 `{0}`",
    "a name has more than {} characters": "名称超过 {0} 个字符",
    "field `{}` is not allowed": "不能使用属性 `{0}`",
    "a method cannot be called": "不能调用方法",
    "only a function can be called": "只能调用函数",
    "`^` is not allowed": "不能使用 `^`",
    "`<<` and `>>` are not allowed": "不能使用 `<<` 和 `>>`",
    "`is` is not allowed": "不能使用 `is`",
    # names
    "unknown name `{}`": "没有 `{0}` 这个名称",
    "unknown function `{}`": "没有 `{0}` 这个函数",
    "`{}` is a function": "`{0}` 是函数",
    "`{}` is not a function": "`{0}` 不是函数",
    "{} has no field `{}`": "{0:zh}没有属性 `{1}`",
    "no field `{}`": "没有字段 `{0}`",
    "did you mean `{}`?": "是不是 `{0}`？",
    "known names: {}": "可用的名称：{0}",
    "known functions: {}": "可用的函数：{0}",
    "fields: {}": "可用的属性：{0}",
    # values
    "division by zero": "除数为零",
    "{} ** {} is not a real number": "{0} ** {1} 不是实数",
    "`{}` is not defined at {}": "`{0}` 在 {1} 处没有定义",
    "`{}` of {} is too large": "`{0}` 在 {1} 处的值太大",
    "the base of `log` cannot be 1": "`log` 的底不能是 1",
    "`{}` needs a number, got {}": "`{0}` 需要一个数，而不是{1:zh}",
    "`{}` needs numbers or arrays": "`{0}` 需要数或数组",
    "`{}` needs numbers or arrays, got {} and {}": "`{0}` 两边应是数或数组，而不是{1:zh}和{2:zh}",
    "`{}` needs two truth values": "`{0}` 两边应是真值",
    "`{}` needs a list, a tuple or text, got {}": "`{0}` 需要列表、元组或文本，而不是{1:zh}",
    "`{}` cannot be applied to {}": "`{0}` 不能用于{1:zh}",
    "`{}` cannot compare {} and {}": "`{0}` 不能比较{1:zh}和{2:zh}",
    "`round` needs a small whole number of decimals, got {}": (
        "`round` 的小数位数应是较小的整数，而不是 {0}"
    ),
    "`dot` needs two equal lengths, got {} and {}": "`dot` 的两组数应一样长，而不是 {0} 和 {1}",
    "{} has no elements": "{0:zh}没有元素",
    "the index of a {} is a whole number, got {}": "{0:zh}的下标应是整数，而不是{1:zh}",
    "an index is a whole number or a slice": "下标应是整数或切片",
    "index {} is outside of {} elements": "下标 {0} 超出范围：共 {1} 个元素",
    "too many indices for shape {}": "下标太多：形状是 {0}",
    "a number has no length": "数没有长度",
    "more than {} elements in a {}": "{1:zh}的元素超过 {0} 个",
    "the value does not fit into memory": "结果太大，内存放不下",
    # arrays
    "cannot multiply {} @ {}: inner sizes {} and {} differ": (
        "{0} @ {1} 不能相乘：内侧的大小 {2} 与 {3} 不同"
    ),
    "cannot multiply {} @ {}: leading sizes differ": "{0} @ {1} 不能相乘：前面各维的大小不同",
    "`@` needs two arrays, got {} and {}": "`@` 两边应是数组，而不是{0:zh}和{1:zh}",
    "`{}` cannot combine shapes {} and {}": "`{0}` 不能用于形状 {1} 和 {2}",
    "cannot combine shapes {} and {}": "形状 {0} 和 {1} 无法广播",
    "an array of shape {} is neither true nor false": "形状为 {0} 的数组没有唯一的真假",
    "an array of {} elements is too large": "数组太大：{0} 个元素",
    "an array of {} elements is too large, allowed are {}": "数组太大：{0} 个元素，最多 {1} 个",
    "the matrix product is too large": "矩阵乘积太大",
    "`array` needs numbers, got {}": "`array` 需要数，而不是{0:zh}",
    "`array` needs rows of equal length": "`array` 的各行应一样长",
    "`axis` of `{}` is a whole number": "`{0}` 的 `axis` 应是整数",
    "`axis` of `{}` needs an array": "`{0}` 用 `axis` 时需要数组",
    "`{}`: there is no axis {} among {}": "`{0}`：一共 {2} 个轴，没有轴 {1}",
    "`{}` takes one array, and `axis`": "`{0}` 的参数是一个数组，可另加 `axis`",
    "`{}` of nothing": "`{0}` 没有任何元素可用",
    # what Python says of a call
    "`{}`: {}": "`{0}`：{1:zh}",
}
"""English templates with holes, and the Chinese ones; `{0:zh}` is a hole that is translated too."""

WORDS: Mapping[str, str] = {
    "number": "数",
    "array": "数组",
    "list": "列表",
    "tuple": "元组",
    "text": "文本",
    "truth value": "真值",
    "null": "空值",
    "fields": "字段",
    "`lambda`": " `lambda`",
    "a comprehension": "推导式",
    "an f-string": " f 字符串",
    "an assignment": "赋值",
    "a star": "星号",
    "a dictionary": "字典",
    "a set": "集合",
    "`await`": " `await`",
    "`yield`": " `yield`",
    "a complex number": "复数",
    "a bytes literal": "字节串",
    "`...` outside of `[ ]`": "方括号之外的 `...`",
    "an expression cannot assign with `=`": "式子里不能用 `=` 赋值",
    "a name cannot start with a digit": "名称不能以数字开头",
    "a number does not begin with 0": "数不能以 0 开头",
    "something is missing at the end": "末尾不完整",
    "invalid syntax": "这里不合语法",
    "`{}` was never closed": "`{0}` 没有配对的右括号",
    "unmatched `{}`": "多了一个 `{0}`",
    "closing parenthesis `{}` does not match opening parenthesis `{}`": "`{1}` 与 `{0}` 不配对",
    "unterminated string literal": "引号没有配对",
    "expected `else` after `if` expression": "`if` 之后缺少 `else`",
    "positional argument follows keyword argument": "按名字给的参数要放在最后",
    "missing {} required positional argument: {}": "缺少参数 {1}",
    "missing {} required positional arguments: {}": "缺少 {0} 个参数：{1:zh}",
    "{} and {}": "{0} 和 {1}",
    "{}, and {}": "{0} 和 {1}",
    "takes {} positional argument but {} were given": "只要 {0} 个参数，这里有 {1} 个",
    "takes {} positional arguments but {} were given": "要 {0} 个参数，这里有 {1} 个",
    "takes from {} to {} positional arguments but {} were given": (
        "要 {0} 到 {1} 个参数，这里有 {2} 个"
    ),
    "takes {} positional arguments but {} was given": "要 {0} 个参数，这里有 {1} 个",
    "got an unexpected keyword argument `{}`": "没有 `{0}` 这个参数",
    "got multiple values for argument `{}`": "参数 `{0}` 给了两次",
}
"""What stands in a hole that is translated too: kinds of values, and what Python says."""


class _Hole(str):
    """A piece of the English sentence; as `{0:zh}` it stands translated."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return translated(self, WORDS) or str(self) if spec else str(self)


def translated(text: str, table: Mapping[str, str] = SENTENCES) -> str:
    """Return an English sentence of a table in Chinese; an empty string where it is not in it."""
    if text in table and "{}" not in text:
        return table[text]
    for template in sorted(table, key=_literal, reverse=True):
        pattern = re.escape(template).replace(r"\{\}", "(.+?)")
        if "{}" in template and (found := re.fullmatch(pattern, text, re.S)):
            return table[template].format(*map(_Hole, found.groups()))
    return ""


def _literal(template: str) -> int:
    """Return how long a template is without its holes: a longer one fits more closely."""
    return len(template.replace("{}", ""))


def chinese(text: str) -> str:
    """Return a message or a hint in Chinese, or as it is where there is no Chinese for it."""
    return translated(text) or text
