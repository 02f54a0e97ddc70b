"""The fixed words of a quiz on the screen, in English and Chinese."""

from __future__ import annotations

import math

__all__ = ["COMMANDS", "QuizWords", "quiz_words", "when"]

COMMANDS = {
    "hint": ("h", "hint", "?", "提示"),
    "skip": ("s", "skip", "跳过"),
    "quit": ("q", "quit", "exit", "退出"),
}
"""What may be typed at any prompt; a colon before it always works."""


class QuizWords:
    """The words of one language, here English; a plain class, which costs no time to make."""

    question = "question {n} of {of}"
    variant = "variant {code}"
    letters = "h hint · s skip · q quit"
    colons = ":h hint · :s skip · :q quit"
    or_commands = "  (or h hint, s skip, q quit)"
    sure = "how sure?  1 guess  2 think so  3 sure  Enter no answer"
    sure_again = "1, 2 or 3; Enter: no answer"
    not_counted = "Not counted. Try again."
    repeated = "You gave that answer before. Not counted, try another one."
    right = "right"
    right_later = "right, on attempt {n} ({points})"
    partly = "partly right ({points})"
    not_yet = "not yet."
    points = "{got} of {of} points"
    one_point = "{got} of {of} point"
    left_one = "One attempt left."
    left = "{n} attempts left."
    no_hint = "There is no hint for this question."
    no_more_hints = "That was the last hint."
    hint = "hint: "
    skipped = "skipped."
    seen_again = "{name}: seen {n} times this week"
    explain = "grader explain {name}"
    train = "train it: {command}"
    predict = "(Enter shows the choices)"
    line_of = "line {n} of {of} "
    cannot_ask = "{id} cannot be asked: {reason}"
    column = "(column {n})"
    stopped = "Stopped; every answer is recorded."
    continue_ = "go on: {command}"
    next = "next"
    new_left = "{n} new"
    due_left = "{n} due"
    from_code = "asked because of your code: {name}"
    wrong_before = "due again: not right the last time"
    due_again = "due again"
    time = "{minutes} min {seconds} s"
    short_time = "{seconds} s"
    at_once = "right at once"
    later = "right later"
    not_right = "not yet"
    skips = "skipped"
    sure_right = "sure and right"
    guess_right = "guesses right"
    of = "{got} of {of}"
    sure_wrong = "sure but wrong"
    read_again = "read again: {what}"
    back = "Back for review: "
    comes = "{names} {when}"
    now = "now"
    in_minute = "in {n} minute"
    in_minutes = "in {n} minutes"
    in_hour = "in {n} hour"
    in_hours = "in {n} hours"
    tomorrow = "tomorrow"
    in_days = "in {n} days"
    others = "{n} others"
    due = "{n} {when}"
    due_later = "{n} later"
    between = ", "
    parts = "; "
    nothing_due = "Nothing is due for review."
    next_due = "Next: {n} {when}."
    begin = "ask new questions: grader quiz"
    no_quiz = "this course has no quiz"


class _Chinese(QuizWords):
    """The same in Chinese."""

    question = "第 {n} 题，共 {of} 题"
    variant = "变体 {code}"
    letters = "h 提示 · s 跳过 · q 退出"
    colons = ":h 提示 · :s 跳过 · :q 退出"
    or_commands = "（或 h 提示，s 跳过，q 退出）"
    sure = "有多大把握？  1 猜的  2 觉得对  3 确定  回车 不说"
    sure_again = "输入 1、2 或 3；直接回车表示不说"
    not_counted = "不计次数，请重新输入。"
    repeated = "这个答案已经给过了。不计次数，请换一个。"
    right = "正确"
    right_later = "正确，第 {n} 次尝试（{points}）"
    partly = "部分正确（{points}）"
    not_yet = "还不对。"
    points = "{got} / {of} 分"
    one_point = "{got} / {of} 分"
    left_one = "还可以再试一次。"
    left = "还可以再试 {n} 次。"
    no_hint = "这道题没有提示。"
    no_more_hints = "这是最后一条提示。"
    hint = "提示："
    skipped = "已跳过。"
    seen_again = "{name}：本周出现 {n} 次"
    explain = "grader explain {name}"
    train = "练习：{command}"
    predict = "（直接回车显示选项）"
    line_of = "第 {n} 行，共 {of} 行 "
    cannot_ask = "{id} 无法提问：{reason}"
    column = "（第 {n} 列）"
    stopped = "已停止；所有答案都已记录。"
    continue_ = "继续：{command}"
    next = "下一步"
    new_left = "还有 {n} 道新题"
    due_left = "还有 {n} 题到期"
    from_code = "因为你的代码出现过：{name}"
    wrong_before = "到期复习：上次没答对"
    due_again = "到期复习"
    time = "{minutes} 分 {seconds} 秒"
    short_time = "{seconds} 秒"
    at_once = "一次答对"
    later = "后来答对"
    not_right = "还不对"
    skips = "跳过"
    sure_right = "确定且正确"
    guess_right = "猜对"
    of = "{got} / {of}"
    sure_wrong = "确定却错了"
    read_again = "请重读：{what}"
    back = "复习安排："
    comes = "{names} {when}"
    now = "现在"
    in_minute = "{n} 分钟后"
    in_minutes = "{n} 分钟后"
    in_hour = "{n} 小时后"
    in_hours = "{n} 小时后"
    tomorrow = "明天"
    in_days = "{n} 天后"
    others = "另外 {n} 题"
    due = "{when} {n} 题"
    due_later = "以后 {n} 题"
    between = "、"
    parts = "；"
    nothing_due = "现在没有要复习的题。"
    next_due = "下一次：{when}，{n} 题。"
    begin = "做新题：grader quiz"
    no_quiz = "这门课程没有测验"


def when(words: QuizWords, seconds: float) -> str:
    """Say when something is due that is due in `seconds`."""
    minutes, hours = math.ceil(seconds / 60), math.ceil(seconds / 3600)
    if minutes <= 0:
        return words.now
    if minutes < 60:
        return (words.in_minute if minutes == 1 else words.in_minutes).format(n=minutes)
    if hours <= 16:
        return (words.in_hour if hours == 1 else words.in_hours).format(n=hours)
    days = round(seconds / 86_400)
    return words.tomorrow if days < 2 else words.in_days.format(n=days)


def quiz_words(lang: str) -> QuizWords:
    """Return the words of `lang` (`en` or `zh`)."""
    return _Chinese() if lang == "zh" else QuizWords()
