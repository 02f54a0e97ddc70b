"""The help of the learner's commands in Chinese; what an instructor or an author reads is English.

Click lays out help by characters; here it is laid out by cells, for Chinese ones take two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from grader.reports._phrases import Phrases
from grader.text import cells, pad, wrap

__all__ = ["SENTENCES", "Formatter", "chinese"]

SENTENCES: Mapping[str, str] = {
    # headings
    "Options": "选项",
    "commands": "命令",
    "learner": "学习",
    "instructor": "教师",
    "author": "出题",
    "example: {}": "例：{0}",
    "{}  [{}]": "{0:said}  [{1}]",
    "Show this message and exit.": "显示这份说明",
    # the group
    "Grade exercises in machine learning: start one, edit the file, check it.": (
        "机器学习练习的评分工具：开始一个练习，编辑文件，检查。"
    ),
    "Without a command: where you are, and the next command.": (
        "不带命令时，显示当前进度和下一条命令。"
    ),
    "a course: a folder with exercises/, solutions/": "课程：有 exercises/ 和 solutions/ 的文件夹",
    "language of texts and reports": "题目和报告的语言",
    "one fact per line, no glyphs, no colour": "每行一条，不用符号和颜色",
    "show every frame when something fails": "出错时显示完整的调用栈",
    "print the version": "显示版本",
    # commands
    "Grade a file: run its functions, compare, name the mistake.": (
        "给文件评分：运行函数，比较结果，指出错误"
    ),
    "Say what is installed, and what each layer of the sandbox is for.": (
        "显示安装了什么，沙箱的每一层起什么作用"
    ),
    "Explain a mistake that a report named, or list yours.": "解释报告指出的误区，或列出你的误区",
    "Show the next hint for an exercise, or for the one at work.": (
        "显示某个练习（或正在做的练习）的下一条提示"
    ),
    "List the exercises and the quizzes, and what is done.": "列出练习和测验，以及完成情况",
    "Show points, tries, hints, quizzes, reviews and misconceptions.": (
        "显示分数、尝试、提示、测验、复习和误区"
    ),
    "Answer questions; at any prompt h is a hint, s skips, q quits.": (
        "做测验；随时可输入 h 提示，s 跳过，q 退出"
    ),
    "Write a script that calls your function on one case.": "写一个脚本，用某个用例调用你的函数",
    "Write a fresh file for an exercise; the old one is kept.": "重新写好起始文件；原文件会保留",
    "Answer the questions that are due, mistakes of your code first.": (
        "复习到期的题，代码中出现过的误区优先"
    ),
    "Show the statement of an exercise and the functions to write.": ("显示练习的题目和要写的函数"),
    "Show the model answer, once the exercise is passed.": "通过练习之后，显示参考答案",
    "Write the file to begin with, and never over an existing one.": (
        "写好起始文件；绝不覆盖已有的文件"
    ),
    "Grade a class: a folder, an archive or a course system's download.": (
        "给整个班级评分：文件夹、压缩包或课程平台的下载"
    ),
    "Grade a made-up class: right, wrong, looping and crashing files.": (
        "给一个虚构的班级评分：有对、有错、有死循环、有崩溃"
    ),
    "Write grades for Canvas, Moodle and others; feedback, JUnit, JSON.": (
        "导出成绩（Canvas、Moodle 等），反馈，JUnit，JSON"
    ),
    "Join what `grader batch --shard I/N` wrote.": "合并 `grader batch --shard I/N` 的结果",
    "Show how a class did: scores, checks, mistakes, what to look at.": (
        "显示班级情况：成绩、检查、误区、要留意之处"
    ),
    "Write, prove and look at exercises.": "编写、验证和查看练习",
    # options
    "the exercise, where it is not plain": "指定练习，用于看不出是哪个练习时",
    "check again whenever a file is saved": "每次保存文件后重新检查",
    "where tensors are placed": "张量放在哪个设备上",
    "library of the file": "文件所用的库",
    "draw the inputs of that report": "使用那次报告的输入",
    "form of the report": "报告的格式",
    "how much a failure reveals": "失败时透露多少",
    "refuse a weaker sandbox": "拒绝更弱的沙箱",
    "only the verdict line": "只显示结论",
    "run the attack corpus on this machine, print a score": "在本机运行攻击样例，显示得分",
    "this level, not the next": "指定第几条，而不是下一条",
    "questions, {} by default": "题数，默认 {0}",
    "the same variants for everybody": "让所有人得到相同的变体",
    "append answers to a file, for `grader author stats`": (
        "把回答追加到文件，供 `grader author stats` 使用"
    ),
    "list the quizzes and what is right so far": "列出测验和目前的成绩",
    "as in the report": "与报告中的相同",
    "write the script there": "脚本写到哪里",
    "library to write it in": "用哪个库来写",
    "at most": "最多几题",
    "as a difference from your file": "显示与你的文件的差异",
    "without having passed; this is recorded": "不通过也显示；会记录下来",
    "where to put the file": "文件放在哪里",
}
"""English with holes, and its Chinese; see `grader.reports._phrases.Phrases`."""

chinese = Phrases(SENTENCES)

_NARROWEST = 20


class Formatter(click.HelpFormatter):
    """Writes help in Chinese, where there is any."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        args = args.replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]")
        args = args.replace("COMMAND", "命令").replace("[ARGS]", "[参数]")
        super().write_usage(prog, args, "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{chinese(heading)}：\n")

    def write_text(self, text: str) -> None:
        paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
        self.write("\n\n".join(self._wrapped(chinese(part)) for part in paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        rows = list(rows)
        indent = " " * self.current_indent
        widest = max((cells(term) for term, _ in rows if cells(term) <= col_max), default=0)
        start = self.current_indent + widest + col_spacing
        for term, text in rows:
            first, *rest = wrap(chinese(text), max(self.width - start, _NARROWEST))
            if cells(term) > widest:
                self.write(f"{indent}{term}\n{' ' * start}{first}\n")
            else:
                self.write(f"{pad(indent + term, start)}{first}\n")
            self.write("".join(f"{' ' * start}{line}\n" for line in rest))

    def _wrapped(self, text: str) -> str:
        indent = " " * self.current_indent
        lines = wrap(text, self.width - self.current_indent)
        return "\n".join(indent + line for line in lines)
