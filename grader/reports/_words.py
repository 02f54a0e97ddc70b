"""The fixed words of a screen, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.model import Diagnosis

__all__ = ["Words", "words"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; the methods put numbers into them."""

    passed: str = "PASSED"
    not_yet: str = "NOT YET"
    ungraded: str = "NOT GRADED"
    not_run: str = "not run"
    fails: str = "fails"
    ours: str = "the grader failed here, not your code"
    case: str = "Smallest failing case"
    hidden: str = "hidden"
    one_of: str = "one of these:"
    both_of: str = "these together:"
    printed: str = "your code printed"
    legend: str = "· as allowed, then ░ ▒ █"
    note: str = "note"
    isolation: str = "isolation"
    hint: str = "hint"
    explain: str = "explain"
    retry: str = "try it"
    solution: str = "solution"
    following: str = "next"
    doctor: str = "doctor"
    seed: str = "seed"
    exercise: str = "exercise"
    file: str = "file"
    backend: str = "backend"
    time: str = "time"
    mistake: str = "mistake"
    backend_on: str = "{backend} on {device}"
    more: str = "({n} more lines)"
    check: str = "check"
    worth: str = "points"
    within: str = "in {name}"
    colon: str = ": "
    comma: str = ", "
    semicolon: str = "; "
    brackets: str = " ({text})"
    sign_pass: str = "PASS"
    sign_skip: str = "SKIP"
    sign_fail: str = "FAIL"
    sign_internal: str = "INTERNAL"
    _checks: str = "{n} checks"
    _case: str = "1 case"
    _cases: str = "{n} cases"
    _cases_fail: str = "{bad} of {n} cases fail"
    _points: str = "{got} of {of} points"
    _attempt: str = "attempt {n}"
    _no_hints: str = "no hints"
    _one_hint: str = "1 hint"
    _hints: str = "{n} hints"
    _margin: str = "error {error}, allowed {allowed}"
    _hint_of: str = "({n} of {of})"

    def heading(self, found: Sequence[Diagnosis]) -> str:
        """What stands above several mistakes."""
        relations = {mistake.relation for mistake in found if mistake.relation}
        if relations == {"either"}:
            return self.one_of
        return self.both_of if relations == {"both"} else ""

    def checks(self, n: int) -> str:
        return self._checks.format(n=n)

    def cases(self, n: int) -> str:
        return self._case if n == 1 else self._cases.format(n=n)

    def cases_fail(self, bad: int, n: int) -> str:
        return self._cases_fail.format(bad=bad, n=n)

    def points(self, got: str, of: str) -> str:
        return self._points.format(got=got, of=of)

    def attempt(self, n: int) -> str:
        return self._attempt.format(n=n)

    def hints_taken(self, n: int) -> str:
        return (self._no_hints, self._one_hint)[n] if n < 2 else self._hints.format(n=n)

    def margin(self, error: float, allowed: float) -> str:
        return self._margin.format(error=_short(error), allowed=_short(allowed))

    def hint_of(self, n: int, of: int) -> str:
        return self._hint_of.format(n=n, of=of)


_ENGLISH = Words()
_CHINESE = Words(
    passed="通过",
    not_yet="尚未通过",
    ungraded="未评分",
    not_run="未运行",
    fails="未通过",
    ours="评分程序自身出错，与你的代码无关",
    case="最小的失败用例",
    hidden="隐藏用例",
    one_of="下列之一：",
    both_of="以下同时存在：",
    printed="你的代码输出了",
    legend="· 在允许误差之内，然后是 ░ ▒ █",
    note="注意",
    isolation="隔离",
    hint="提示",
    explain="解释",
    retry="试一试",
    solution="答案",
    following="下一题",
    doctor="诊断",
    seed="种子",
    exercise="练习",
    file="文件",
    backend="后端",
    time="用时",
    mistake="错误",
    backend_on="{backend} / {device}",
    more="（还有 {n} 行）",
    check="检查",
    worth="分数",
    within="位于 {name}",
    colon="：",
    comma="，",
    semicolon="；",
    brackets="（{text}）",
    sign_pass="通过",
    sign_skip="跳过",
    sign_fail="未通过",
    sign_internal="内部错误",
    _checks="{n} 项检查",
    _case="1 个用例",
    _cases="{n} 个用例",
    _cases_fail="{n} 个用例中有 {bad} 个未通过",
    _points="{got} / {of} 分",
    _attempt="第 {n} 次尝试",
    _no_hints="未用提示",
    _one_hint="用了 1 条提示",
    _hints="用了 {n} 条提示",
    _margin="误差 {error}，允许 {allowed}",
    _hint_of="（第 {n} 条，共 {of} 条）",
)


def _short(value: float) -> str:
    return f"{value:.1e}" if value else "0"


def words(lang: str) -> Words:
    """Return the words of `lang` (`en` or `zh`)."""
    return _CHINESE if lang == "zh" else _ENGLISH
