"""The fixed words of a quiz on the screen, in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COMMANDS", "QuizWords", "quiz_words"]

COMMANDS = {
    "hint": ("h", "hint", "?", "提示"),
    "skip": ("s", "skip", "跳过"),
    "quit": ("q", "quit", "exit", "退出"),
}
"""What may be typed at any prompt; a colon before it always works."""


@dataclass(frozen=True, slots=True)
class QuizWords:
    """The words of one language."""

    question: str = "question {n} of {of}"
    variant: str = "variant {code}"
    letters: str = "h hint · s skip · q quit"
    colons: str = ":h hint · :s skip · :q quit"
    or_commands: str = "  (or h hint, s skip, q quit)"
    sure: str = "how sure?  1 guess  2 think so  3 sure"
    sure_again: str = "1, 2 or 3; Enter says nothing"
    not_counted: str = "Not counted. Try again."
    repeated: str = "You gave that answer before. Not counted, try another one."
    right: str = "right"
    right_later: str = "right, on attempt {n} ({points})"
    partly: str = "partly right ({points})"
    not_yet: str = "not yet."
    points: str = "{got} of {of} points"
    one_point: str = "{got} of {of} point"
    left_one: str = "One attempt left."
    left: str = "{n} attempts left."
    no_hint: str = "There is no hint for this question."
    no_more_hints: str = "That was the last hint."
    hint: str = "hint"
    skipped: str = "skipped."
    seen_again: str = "{name}: seen {n} times this week"
    explain: str = "grader explain {name}"
    train: str = "train it: grader start {name}"
    predict: str = "(Enter shows the choices)"
    line_of: str = "line {n} of {of} "
    cannot_ask: str = "{id} cannot be asked: {reason}"
    column: str = "(column {n})"
    stopped: str = "Stopped; every answer is recorded."
    continue_: str = "go on: {command}"
    time: str = "{minutes} min {seconds} s"
    at_once: str = "right at once"
    later: str = "right later"
    not_right: str = "not yet"
    skips: str = "skipped"
    sure_right: str = "sure and right"
    guess_right: str = "guesses right"
    of: str = "{got} of {of}"
    sure_wrong: str = "sure but wrong"
    read_again: str = "read again: {what}"
    back: str = "Back for review:"
    today: str = "today"
    tomorrow: str = "tomorrow"
    in_days: str = "in {n} days"
    others: str = "{n} others"
    nothing_due: str = "Nothing is due for review."
    next_due: str = "Next: {n} {when}."
    begin: str = "ask new questions: grader quiz"
    no_quiz: str = "this course has no quiz"


_ENGLISH = QuizWords()
_CHINESE = QuizWords(
    question="第 {n} 题，共 {of} 题",
    variant="变体 {code}",
    letters="h 提示 · s 跳过 · q 退出",
    colons=":h 提示 · :s 跳过 · :q 退出",
    or_commands="（或 h 提示，s 跳过，q 退出）",
    sure="有多大把握？  1 猜的  2 觉得对  3 确定",
    sure_again="输入 1、2 或 3；直接回车表示不说",
    not_counted="不计次数，请重新输入。",
    repeated="这个答案已经给过了。不计次数，请换一个。",
    right="正确",
    right_later="正确，第 {n} 次尝试（{points}）",
    partly="部分正确（{points}）",
    not_yet="还不对。",
    points="{got} / {of} 分",
    one_point="{got} / {of} 分",
    left_one="还可以再试一次。",
    left="还可以再试 {n} 次。",
    no_hint="这道题没有提示。",
    no_more_hints="这是最后一条提示。",
    hint="提示",
    skipped="已跳过。",
    seen_again="{name}：本周出现 {n} 次",
    explain="grader explain {name}",
    train="练习：grader start {name}",
    predict="（直接回车显示选项）",
    line_of="第 {n} 行，共 {of} 行 ",
    cannot_ask="{id} 无法提问：{reason}",
    column="（第 {n} 列）",
    stopped="已停止；所有答案都已记录。",
    continue_="继续：{command}",
    time="{minutes} 分 {seconds} 秒",
    at_once="一次答对",
    later="后来答对",
    not_right="还不对",
    skips="跳过",
    sure_right="确定且正确",
    guess_right="猜对",
    of="{got} / {of}",
    sure_wrong="确定却错了",
    read_again="请重读：{what}",
    back="复习安排：",
    today="今天",
    tomorrow="明天",
    in_days="{n} 天后",
    others="另外 {n} 题",
    nothing_due="没有到期的复习。",
    next_due="下一次：{n} 题，{when}。",
    begin="做新题：grader quiz",
    no_quiz="这门课程没有测验",
)


def quiz_words(lang: str) -> QuizWords:
    """Return the words of `lang` (`en` or `zh`)."""
    return _CHINESE if lang == "zh" else _ENGLISH
