"""What a command says besides its data, in Chinese: errors, what to do about them, remarks.

The learner's commands raise and say it in English; `tests/cli/test_command_chinese.py` finds each
message in the source. What an author meets stays English.
"""

from __future__ import annotations

from collections.abc import Mapping

from grader.reports._phrases import Phrases

__all__ = ["SENTENCES", "WORDS", "chinese"]

SENTENCES: Mapping[str, str] = {
    # the command line
    "did you mean `{}`?": "是不是 `{0}`？",
    # names
    "write more of the name": "请把名称写得更完整",
    "`{}` is the beginning of {} exercises: {}": "有 {1} 个练习以 `{0}` 开头：{2:list}",
    "`{}` is the beginning of {} codes: {}": "有 {1} 个代号以 `{0}` 开头：{2:list}",
    "no exercise `{}`": "没有练习 `{0}`",
    "no exercise is called `{}`": "没有练习 `{0}`",
    "exercises are listed by `grader list`": "`grader list` 列出全部练习",
    "`grader list` shows all exercises": "`grader list` 列出全部练习",
    "no track `{}`": "没有专题 `{0}`",
    "tracks: {}": "专题：{0:list}",
    "no misconception `{}`": "没有误区 `{0}`",
    "codes are what a report calls your mistake": "报告会给出误区的代号",
    "an exercise: `{}`": "这是练习：`{0}`",
    "a question: `{}`": "这是一道题：`{0}`",
    "`{}` has no case `{}`": "`{0}` 没有用例 `{1}`",
    "cases: {}": "用例：{0:list}",
    "`{}` is a hidden case": "`{0}` 是隐藏用例",
    "public cases: {}": "公开的用例：{0:list}",
    "quizzes: {}": "测验：{0:list}",
    "questions: {}": "题目：{0:list}",
    "`grader quiz --list` shows all quizzes": "`grader quiz --list` 列出全部测验",
    # files
    "cannot write `{}`: {}": "无法写入 `{0}`：{1:zh}",
    "`{}` exists and stays as it is": "`{0}` 已经存在，保持原样",
    "`{}`, or `{}` to begin again": "`{0}`，或用 `{1}` 重新开始",
    "`{}` cannot be written in {}": "`{0}` 不能用 {1} 写",
    "`{}` is a notebook: it may hold more than this exercise": (
        "`{0}` 是笔记本，其中可能不只有这个练习"
    ),
    "empty its cells in Jupyter": "请在 Jupyter 中清空单元格",
    "`{}` exists and is no script of `grader repro`": "`{0}` 已经存在，不是 `grader repro` 写的",
    "choose another name for `-o`": "请给 `-o` 换一个名称",
    # help
    "`{}` has no hints": "`{0}` 没有提示",
    "`{}` has {} hints, not {}": "`{0}` 有 {1} 条提示，没有第 {2} 条",
    "no exercise is open": "没有正在做的练习",
    "`grader hint EX`; `grader list` shows all exercises": (
        "`grader hint EX`；`grader list` 列出全部练习"
    ),
    "the solution of `{}` opens after a pass": "`{0}` 的答案在通过之后才能看",
    "`{}`, or `--give-up`, which is recorded": "`{0}`，或用 `--give-up`（会记录下来）",
    # the course and the machine
    "`{}` of `{}` has no folder `exercises`": "`{1}` 指定的 `{0}` 里没有 `exercises` 文件夹",
    "`{}` of `{}` is no folder": "`{1}` 指定的 `{0}` 不是文件夹",
    "a course is a folder with `exercises` and `solutions`": (
        "课程是含有 `exercises` 和 `solutions` 的文件夹"
    ),
    "no exercises are installed": "没有安装练习",
    "reinstall, or pass `--content DIR`": "请重新安装，或指定 `--content DIR`",
    "no sandbox `{}`: there are {}": "没有沙箱 `{0}`，可用的有 {1:list}",
    "no sandbox works here: {}": "这里没有可用的沙箱：{0}",
    "the attacks are not installed here": "这里没有安装攻击样例",
    "run `grader doctor --attack` in a checkout of the grader": (
        "请在评分程序的源码目录中运行 `grader doctor --attack`"
    ),
    "the attacks are for the Linux sandbox, which does not run here: {}": (
        "攻击样例针对 Linux 沙箱，而它在这里不能运行：{0}"
    ),
    "`grader doctor` says what is missing": "`grader doctor` 会说明缺少什么",
    # remarks
    "watching: save to check again, Ctrl-C to stop": "正在监视：保存文件即重新检查，Ctrl-C 停止",
    "stopped watching": "已停止监视",
    "{}: everything else passes; timing it ...": "{0}：其他检查都已通过，正在计时……",
    "checking {} ...": "正在检查 {0}……",
    "checking {}: {}": "正在检查 {0}：{1}",
}
"""English with holes, and its Chinese; see `grader.reports._phrases.Phrases`."""

WORDS: Mapping[str, str] = {
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限",
    "Is a directory": "这是文件夹",
    "Not a directory": "不是文件夹",
    "File exists": "文件已存在",
    "File name too long": "文件名太长",
    "No space left on device": "磁盘已满",
    "Read-only file system": "文件系统只读",
}
"""What may stand in a hole that is translated too."""

chinese = Phrases(SENTENCES, WORDS)
