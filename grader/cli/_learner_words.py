"""The fixed words of home, list, progress, hint and explain, in English and Chinese."""

from __future__ import annotations

__all__ = ["LearnerWords", "counted", "learner_words"]


class LearnerWords:
    """The words of one language, here English; a plain class, which costs no time to make."""

    # home
    workspace = "workspace {path}"
    exercises_done = "{n} of {of} exercises done"
    open = "open"
    next = "next"
    quiz = "quiz"
    review = "review"
    mistake = "mistake"
    tried = "tried {n}x"
    started = "started"
    last = "last: {names}"
    all_done = "all exercises are done"
    new_quiz = "{name}, {n} questions"
    begun_quiz = "{name}, {asked} of {n} asked"
    question = "{n} question"
    questions = "{n} questions"
    minute = "about {n} minute"
    minutes = "about {n} minutes"
    seen = "seen {n}x"
    more = "{n} more"
    all_exercises = "all exercises"
    all_commands = "all commands"
    comma = ", "
    listed = ", "

    # list and progress
    done = "{n} of {of} done"
    quizzes = "quizzes"
    to_quiz = "answer some: grader quiz NAME"
    of_asked = "{asked} of {n} asked"
    at_once = "{n} right at once"
    nothing = "nothing tried yet"
    begin = "begin: grader list"
    one_try = "{n} try"
    tries = "{n} tries"
    one_hint = "{n} hint"
    hints = "{n} hints"
    gave_up = "gave up"
    reviews = "reviews"
    misconceptions = "misconceptions: {open} open, {closed} closed"
    still = "open"
    closed = "closed"
    fix = "fix it: grader check {name}"
    fixed = "fixed in code"
    answer = "answer a question on it: {command}"
    comes_back = "its question comes back {when}"

    # statement
    level = "level {n}"
    either = " or "
    after = "after {names}"
    points = "points: {checks}"
    to_start = "begin: {command}"

    # files
    wrote = "wrote {path}"
    kept = "kept {path}"
    builds_on = "it builds on {names}, not passed yet"
    edit = "edit it, then: {command}"
    run_it = "run it: {command}"
    in_notebook = "in {name}, %run -i {script}"
    same_as_solution = "your file is the solution"
    model_answer = "solution"

    # hint
    hint = "hint {n}, seen {seen} of {of}"
    more_hints = "more: grader hint {name}"
    last_hint = "that was the last one: grader solution {name} --give-up"

    # explain
    in_exercise = "in {name}:"
    read = "read"
    met = "met in"
    asked = "asked"
    no_mistakes = "no mistake of yours is open"
    codes = "codes are what a report calls your mistake: grader explain CODE"

    states = ("done", "tried", "started")


class _Chinese(LearnerWords):
    """The same in Chinese."""

    workspace = "工作目录 {path}"
    exercises_done = "已完成 {n} / {of} 个练习"
    open = "当前"
    next = "下一步"
    quiz = "测验"
    review = "复习"
    mistake = "误区"
    tried = "已检查 {n} 次"
    started = "已开始"
    last = "上次：{names}"
    all_done = "所有练习都已完成"
    new_quiz = "{name}，{n} 题"
    begun_quiz = "{name}，已做 {asked} / {n} 题"
    question = "{n} 题"
    questions = "{n} 题"
    minute = "约 {n} 分钟"
    minutes = "约 {n} 分钟"
    seen = "出现 {n} 次"
    more = "另有 {n} 个"
    all_exercises = "全部练习"
    all_commands = "全部命令"
    comma = "，"
    listed = "、"

    done = "已完成 {n} / {of}"
    quizzes = "测验"
    to_quiz = "做几题：grader quiz 名称"
    of_asked = "已做 {asked} / {n} 题"
    at_once = "一次答对 {n} 题"
    nothing = "还没有做过任何练习"
    begin = "开始：grader list"
    one_try = "检查 {n} 次"
    tries = "检查 {n} 次"
    one_hint = "看过 {n} 条提示"
    hints = "看过 {n} 条提示"
    gave_up = "看过答案"
    reviews = "复习"
    misconceptions = "误区：{open} 个未解决，{closed} 个已解决"
    still = "未解决"
    closed = "已解决"
    fix = "先改代码：grader check {name}"
    fixed = "代码已改对"
    answer = "再答一道相关的题：{command}"
    comes_back = "相关的题{when}再问"

    level = "难度 {n}"
    either = " 或 "
    after = "先完成 {names}"
    points = "分数：{checks}"
    to_start = "开始：{command}"

    wrote = "写好了 {path}"
    kept = "原文件保存为 {path}"
    builds_on = "本练习以 {names} 为基础，后者尚未通过"
    edit = "编辑之后：{command}"
    run_it = "运行：{command}"
    in_notebook = "在 {name} 中，%run -i {script}"
    same_as_solution = "你的文件与答案相同"
    model_answer = "答案"

    hint = "提示 {n}，已看 {seen} / {of}"
    more_hints = "下一条：grader hint {name}"
    last_hint = "提示到此为止：grader solution {name} --give-up"

    in_exercise = "在 {name} 中："
    read = "阅读"
    met = "练习"
    asked = "测验"
    no_mistakes = "你没有未解决的误区"
    codes = "报告会给出误区的代号：grader explain 代号"

    states = ("完成", "未过", "开始")


def learner_words(lang: str) -> LearnerWords:
    """Return the words of `lang` (`en` or `zh`)."""
    return _Chinese() if lang == "zh" else LearnerWords()


def counted(count: int, one: str, many: str) -> str:
    """Return `count` with its noun."""
    return (one if count == 1 else many).format(n=count)
