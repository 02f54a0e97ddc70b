"""What a report says, in Chinese: messages, evidence and notes, by patterns.

Checks, comparisons and limits speak English, and so do stored results; names, code and numbers are
the same in both. `tests/reports/test_chinese.py` finds the messages in the source.
"""

from __future__ import annotations

from collections.abc import Mapping

from grader.reports import _chinese_expressions
from grader.reports._phrases import Phrases

__all__ = ["PLACES", "SENTENCES", "WORDS", "phrases", "places"]

SENTENCES: Mapping[str, str] = {
    # what differs
    "{} is {}, expected {}": "{0:zh} 是 {1:zh}，应是 {2:zh}",
    "{} has shape {}, expected {}": "{0:zh} 的形状是 {1}，应是 {2}",
    "{} has {} parts, expected {}": "{0:zh} 有 {1} 个部分，应有 {2} 个",
    "{} holds `{}`, expected {}": "{0:zh} 的元素类型是 `{1}`，应是 {2:zh}",
    "{} lacks {}; it has {}": "{0:zh} 缺少 {1:list}；现有 {2:list}",
    "{}: the text differs": "{0:zh}：文本不同",
    "{}: the value differs": "{0:zh}：值不对",
    "{}: {} of {} entries differ": "{0:zh}：{2} 个元素中有 {1} 个不对",
    "{}: {} of {} entries are {}": "{0:zh}：{2} 个元素中有 {1} 个是 {3:zh}",
    "{} is NaN": "{0:zh} 是 NaN",
    "{} is infinite": "{0:zh} 是无穷大",
    "{} is NaN or infinite": "{0:zh} 是 NaN 或无穷大",
    "largest error {}, allowed {}": "最大误差 {0}，允许 {1}",
    "largest error {}, allowed {} ({} x the reference's own rounding in {})": (
        "最大误差 {0}，允许 {1}（参考实现在 {3} 下自身舍入误差的 {2} 倍）"
    ),
    "row {} differs, row {} agrees": "第 {0} 行不对，第 {1} 行正确",
    "row {} differs, rows {} agree": "第 {0} 行不对，第 {1} 行正确",
    "rows {} differ, row {} agrees": "第 {0} 行不对，第 {1} 行正确",
    "rows {} differ, rows {} agree": "第 {0} 行不对，第 {1} 行正确",
    "column {} differs, column {} agrees": "第 {0} 列不对，第 {1} 列正确",
    "column {} differs, columns {} agree": "第 {0} 列不对，第 {1} 列正确",
    "columns {} differ, column {} agrees": "第 {0} 列不对，第 {1} 列正确",
    "columns {} differ, columns {} agree": "第 {0} 列不对，第 {1} 列正确",
    # checks
    "`{}` was evaluated {} times, allowed {}": "`{0}` 被求值 {1} 次，最多允许 {2} 次",
    "the result cannot be judged in time": "无法在限时内评判这个结果",
    "the result does not have the parts or shapes the statement asks for": (
        "结果的组成或形状不符合题目要求"
    ),
    "{} is violated": "不满足 {0}",
    "{} is {}, allowed {}: {}": "{0} 是 {1:value}，允许 {2:value}：{3}",
    "{} is {}, {}": "{0} 是 {1:value}：{2}",
    "the global random state was changed": "改动了全局随机状态",
    "use a generator of your own: `numpy.random.default_rng(seed)`": (
        "请用自己的生成器：`numpy.random.default_rng(seed)`"
    ),
    "two calls with equal inputs differ": "输入相同的两次调用结果不同",
    "a tensor is given to NumPy, which fails on a GPU": "把张量交给了 NumPy，在 GPU 上会出错",
    "a tensor was created on another device than the input's": "有张量建在了与输入不同的设备上",
    "the result is not on the input's device": "结果不在输入所在的设备上",
    "not decided without a GPU: the code branches on data": (
        "没有 GPU 时无法判定：代码根据数据的值分支"
    ),
    "{} is `{}` for `{}` input": "输入是 `{2}` 时，{0:zh} 是 `{1}`",
    "in {}, {}": "在 {0} 下，{1:said}",
    "the result does not carry a gradient: the graph was cut": "结果没有梯度：计算图被切断了",
    "`.detach()`, `.data`, `.item()`, `.numpy()` and `torch.tensor(...)` cut it": (
        "`.detach()`、`.data`、`.item()`、`.numpy()` 和 `torch.tensor(...)` 都会切断计算图"
    ),
    "no gradient reaches `{}`": "梯度没有传到 `{0}`",
    "needs more than {} MB": "需要的内存超过 {0} MB",
    "does not hold: {}": "不成立：{0:text}",
    "`{}` does not hold": "`{0}` 不成立",
    "it cannot be evaluated: in `{}`: {}": "无法求值：在 `{0}` 中，{1:zh}",
    "it cannot be evaluated: {}": "无法求值：{0:zh}",
    "raised `{}`, expected `{}`": "抛出了 `{0}`，应抛出 `{1}`",
    "returned a result, expected `{}`": "返回了结果，应抛出 `{0}`",
    "{} uses `{}`, which this exercise asks you to write": "{0:zh}用了 `{1}`，本练习要求自己实现它",
    "too slow to measure": "太慢，无法计时",
    "the timed result is wrong: {}": "计时运行的结果有误：{0:said}",
    "{} x the reference's time (±{})": "用时是参考实现的 {0} 倍（±{1}）",
    "inconclusive, about {} x the reference's time (±{})": (
        "未能测准，用时约为参考实现的 {0} 倍（±{1}）"
    ),
    "other programs were using this core": "计时时有别的程序在用这个 CPU 核",
    "`{}` was modified in place": "`{0}` 被原地修改了",
    "an array returned by `{}` was modified in place": "`{0}` 返回的数组被原地修改了",
    "the result shares its memory with `{}`: return a new array": (
        "结果与 `{0}` 共用内存：请返回新数组"
    ),
    "two calls return the same array: return a new one each time": (
        "两次调用返回了同一个数组：请每次返回新数组"
    ),
    # without what was expected, for `--failure-details actual`
    "{} is {}": "{0:zh} 是 {1:value}",
    "{} has shape {}": "{0:zh} 的形状是 {1}",
    "{} has {} parts": "{0:zh} 有 {1} 个部分",
    "{} holds `{}`": "{0:zh} 的元素类型是 `{1}`",
    "`{}` was evaluated {} times": "`{0}` 被求值 {1} 次",
    "raised `{}`": "抛出了 `{0}`",
    "returned a result": "返回了结果",
    "the file has {} KiB": "文件有 {0} KiB",
    # the file, and how it ends
    "returned {}": "返回了 {0:zh}",
    # a worker that is gone
    "the submission closed the pipe to the grader": "代码关闭了通往评分程序的管道",
    "printed more than {}": "输出超过 {0}",
    "left the CUDA device in an error state": "使 CUDA 设备处于错误状态",
    "tried something the sandbox forbids": "做了沙箱禁止的操作",
    "died of SIGSEGV (a very deep recursion, or memory that is not its own)": (
        "进程因 SIGSEGV 终止（递归太深，或访问了不属于它的内存）"
    ),
    "aborted (SIGABRT)": "进程中止（SIGABRT）",
    "died of {}": "进程因 {0:zh} 终止",
    "the process ended before the call was complete": "调用还没有完成，进程就结束了",
    "the session is closed": "会话已关闭",
    "the worker sent what it may not: {}": "代码所在的进程发来了不允许的内容：{0}",
    # facts about a wrong result
    # notebooks
    "the notebook has no code in its cells": "笔记本的单元格里没有代码",
    "only cells marked `# grader: {}` count: {} of {}": (
        "只看标有 `# grader: {0}` 的单元格：{2} 个中的 {1} 个"
    ),
    "{}: `{}` is computed, and only definitions are kept; "
    "`# grader: mode=whole` at the top of the cell keeps all of it": (
        "{0:zh}：`{1}` 是算出来的，而这里只保留定义；"
        "在单元格开头写 `# grader: mode=whole` 可保留整格"
    ),
    "{}: syntax error, the cell is left out": "{0:zh}：有语法错误，这一格没有采用",
    "{}: `{}` is left out": "{0:zh}：`{1}` 没有采用",
    "{}: `{}` is left out, with its cell": "{0:zh}：`{1}` 所在的整格没有采用",
    "`{}` is defined in cell {} and again in cell {}: the last one counts": (
        "`{0}` 先后定义在单元格 {1} 和单元格 {2}：以后者为准"
    ),
    "... and {} more of these": "……另有 {0} 条同类信息",
    # which sandbox ran
    "{} ({}); timing: {}": "{0}（{1:list}）；计时用{2:zh}",
    "{} ({}; not confined: {}); timing: {}": "{0}（{1:list}；未限制：{2:list}）；计时用{3:zh}",
    "{} ({}); timing: {}; no stronger one: {}": (
        "{0}（{1:list}）；计时用{2:zh}；没有更强的沙箱：{3:zh}"
    ),
    "{} ({}; not confined: {}); timing: {}; no stronger one: {}": (
        "{0}（{1:list}；未限制：{2:list}）；计时用{3:zh}；没有更强的沙箱：{4:zh}"
    ),
}
"""English with holes, and its Chinese; see `_phrases.Phrases`."""

WORDS: Mapping[str, str] = {
    # kinds of values
    "an array of shape {}": "形状为 {0} 的数组",
    "a number": "数",
    "a dict": "字典",
    "a list": "列表",
    "a tuple": "元组",
    "text": "文本",
    "a boolean": "布尔值",
    "a NumPy array": "NumPy 数组",
    "a torch tensor": "torch 张量",
    "numbers": "数",
    "floats": "浮点数",
    "integers": "整数",
    "booleans": "布尔值",
    "complex numbers": "复数",
    "nothing": "无",
    "True": "True",
    "False": "False",
    "infinite": "无穷大",
    "NaN or infinite": "NaN 或无穷大",
    # what was compared
    "output": "输出",
    "output{}": "输出{0}",
    "gradient": "梯度",
    "gradient{}": "梯度{0}",
    "the left side": "左边",
    "the left side{}": "左边{0}",
    # what cannot be returned
    "`{}` is not an array, a number, a list or a dict": "`{0}`：不是数组、数、列表或字典",
    "a `{}`, expected a plain array: use `np.asarray`": "`{0}`，应是普通数组：请用 `np.asarray`",
    "a `{}`": "`{0}`",
    "an array of dtype `{}`": "元素类型为 `{0}` 的数组",
    "a tensor of dtype `{}`": "元素类型为 `{0}` 的张量",
    "a tensor that is not dense": "非稠密的张量",
    "a result larger than the output limit": "超过大小上限的结果",
    "an integer beyond 64 bits": "超出 64 位的整数",
    "more than {} arrays": "超过 {0} 个数组",
    "the result is nested too deeply or has too many parts": "嵌套太深或部分太多的结果",
    "the frame is malformed": "不合格式的数据",
    "the function": "函数",
    "signal {}": "信号 {0}",
    # limits, and why something is not run
    "one call": "一次调用",
    "importing the file": "导入文件",
    "the whole submission": "整个提交",
    "starting": "启动",
    "the file must run first": "文件要先能运行",
    "put off until everything else passes": "等其他检查都通过",
    "fix `{}` first": "先改对 `{0}`",
    # sandboxes
    "no files": "不能读写文件",
    "no files but libraries": "除库以外不能读文件",
    "no network": "不能上网",
    "no processes": "不能建进程",
    "own process": "独立进程",
    "time": "时间",
    "memory": "内存",
    "files": "文件",
    "system files": "系统文件",
    "network": "网络",
    "memory of other programs": "其他程序的内存",
    "forking": "新建进程",
    "signals": "发送信号",
    "the device": "计算设备",
    "the rights of root": "root 权限",
    "child CPU clock": "子进程的 CPU 时钟",
    "wall clock": "墙上时钟",
    "device clock": "设备时钟",
    "`{}`: {}": "`{0}`：{1:zh}",
    "needs Linux": "需要 Linux",
    "needs a POSIX system": "需要 POSIX 系统",
    "no table of system calls for `{}`": "没有 `{0}` 的系统调用表",
    "the kernel has no seccomp filters": "内核不支持 seccomp 过滤",
    "`/proc` is not mounted": "没有挂载 `/proc`",
    "runs as root and may not become another user": "以 root 运行，又不能换成别的用户",
    "no {} here ({})": "这里没有 {0}（{1}）",
    # what Python says of a source
    "invalid syntax": "这里不合语法",
    "invalid syntax. Perhaps you forgot a comma?": "这里不合语法，是不是漏了逗号？",
    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?": (
        "这里不合语法，`=` 是不是应为 `==`？"
    ),
    "expected '{}'": "缺少 `{0}`",
    "'{}' was never closed": "`{0}` 没有配对的右括号",
    "unmatched '{}'": "多了一个 `{0}`",
    "closing parenthesis '{}' does not match opening parenthesis '{}'": "`{1}` 与 `{0}` 不配对",
    "closing parenthesis '{}' does not match opening parenthesis '{}' on line {}": (
        "第 {2} 行的 `{1}` 与 `{0}` 不配对"
    ),
    "unexpected indent": "缩进多了",
    "expected an indented block after {} on {}": "{1:zh}之后缺少缩进的代码块",
    "unindent does not match any outer indentation level": "缩进与外层都对不齐",
    "inconsistent use of tabs and spaces in indentation": "缩进混用了制表符和空格",
    "unterminated string literal (detected at {})": "字符串的引号没有配对（{0:zh}）",
    "unterminated triple-quoted string literal (detected at {})": "三引号没有配对（{0:zh}）",
    "invalid character '{}' (U+{})": "不能使用字符 `{0}`（U+{1}），请换成半角符号",
    "invalid non-printable character U+{}": "有看不见的字符 U+{0}",
    "cannot assign to {} here. Maybe you meant '==' instead of '='?": (
        "这里不能赋值，`=` 是不是应为 `==`？"
    ),
    "cannot assign to {}": "不能给 {0} 赋值",
    "'{}' outside function": "`{0}` 不在函数里",
    "'{}' outside loop": "`{0}` 不在循环里",
    "invalid decimal literal": "数的写法不对",
    "unexpected character after line continuation character": "续行符 `\\` 后面不能有字符",
    "duplicate argument '{}' in function definition": "参数 `{0}` 重复了",
    "positional argument follows keyword argument": "按名字给的参数要放在最后",
    "non-default argument follows default argument": "有默认值的参数要放在最后",
    "parameter without a default follows parameter with a default": "有默认值的参数要放在最后",
    "Missing parentheses in call to 'print'. Did you mean print(...)?": (
        "`print` 后面要有括号：`print(...)`"
    ),
    "No module named '{}'": "没有模块 `{0}`",
    "cannot import name '{}' from '{}' ({})": "`{1}` 里没有 `{0}`",
}
"""What may stand in a hole that is translated too."""

PLACES: Mapping[str, str] = {
    "line {}": "第 {0} 行",
    "cell {}, line {}": "单元格 {0} 第 {1} 行",
    "cell {}": "单元格 {0}",
    "{}, cell {}": "{0}，单元格 {1}",
}
"""Where in a file or a notebook."""


def phrases(texts: Mapping[str, str]) -> Phrases:
    """Return the Chinese of reports; `texts` are those of the exercise, by their English."""
    expressions = {**_chinese_expressions.WORDS, **_chinese_expressions.SENTENCES}
    return Phrases(SENTENCES, {**expressions, **WORDS, **PLACES}, texts)


def places() -> Phrases:
    """Return the Chinese of the place of a frame: a function of any name, a cell of a notebook."""
    return Phrases(PLACES)
