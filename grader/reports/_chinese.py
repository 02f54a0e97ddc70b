"""What a report says, in Chinese: messages, evidence and notes, by patterns.

Checks, comparisons and limits speak English, and so do stored results; names, code and numbers are
the same in both. `tests/reports/test_chinese.py` finds the messages in the source.
"""

from __future__ import annotations

from collections.abc import Mapping

from grader.reports import _chinese_expressions
from grader.reports._phrases import Phrases

__all__ = ["SENTENCES", "WORDS", "phrases"]

SENTENCES: Mapping[str, str] = {
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
}
"""What may stand in a hole that is translated too."""


def phrases(texts: Mapping[str, str]) -> Phrases:
    """Return the Chinese of reports; `texts` are those of the exercise, by their English."""
    expressions = {**_chinese_expressions.WORDS, **_chinese_expressions.SENTENCES}
    return Phrases(SENTENCES, {**expressions, **WORDS}, texts)
