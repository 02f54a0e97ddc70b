"""Every error and remark of a learner's command has its Chinese, found in the source itself."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

import grader.sandbox
from grader.cli import _command_chinese, _doctor_chinese
from grader.reports._phrases import Phrases
from grader.sandbox import _probes

ROOT = Path(grader.__file__).parent
COMMANDS = "check doctor explain hint list progress quiz repro reset review show solution start"
MODULES = [
    *(ROOT / f"cli/{name}.py" for name in COMMANDS.split()),
    *(ROOT / f"cli/{name}.py" for name in ("_group", "_main", "_script", "_sitting")),
    *(ROOT / f"cli/{name}.py" for name in ("_setting", "_watch", "_work")),
    *(ROOT / f"content/{name}.py" for name in ("course", "locate", "quizzes")),
    ROOT / "sandbox/__init__.py",
]

SAID = {"UsageError", "InternalError", "say", "pulse", "complain"}
"""Calls whose texts a learner reads."""

NAMES = {"hint", "near", "where", "warning", "text"}
"""Names of what is said later."""

HOLE = "7"
"""What stands for a value in a message."""

PARTS = {
    # commands
    "`grader author new question ID`": [],
    "`grader show 7`": [],
    "`--backend 7`": [],
    "grader doctor": [],
    "pip install 7": [],
    # said by `grader doctor` in its table, said of content, not said
    "`7` is not installed": [],
    "in `7`": [],
    "hint: 7": [],
}
"""What the source puts together, and the messages that come of it."""

CLICK = [
    "missing argument `EX`",
    "missing option `--to`",
    "no such option `--x`",
    "no such option: --x",
    "did you mean --seed?",
    "possible options: --seed, --lang",
    "see `grader --help`",
    "invalid value for `--seed`: `x` is not a valid integer range",
    "invalid value for `--seed`: `x` is not a valid integer",
    "invalid value for `--seed`: -1 is not in the range x>=0",
    "invalid value for `--lang`: `fr` is not one of `en`, `zh`",
    "option `--seed` requires an argument",
    "option `--watch` does not take a value",
    "got unexpected extra argument (b)",
    "got unexpected extra arguments (b c)",
    "did you mean `7`?",
    "quizzes: `7`, `7`",
    "questions: `7`, `7`",
]
"""What the library of the command line says, in the style of ours, and hints of `did_you_mean`."""


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string that is said, holes filled."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if getattr(node.func, "id", getattr(node.func, "attr", "")) in SAID:
                yield from texts([*node.args, *(word.value for word in node.keywords)])
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in NAMES:
            yield from texts([node.value])
        elif isinstance(node, ast.FunctionDef) and node.name == "_of_another_kind":
            yield from texts(
                [part.value for part in ast.walk(node) if isinstance(part, ast.Return)]
            )


def texts(nodes: list[ast.expr | None]) -> Iterator[tuple[int, str]]:
    """Yield the strings in some expressions that read like prose."""
    pending = [node for node in nodes if node is not None]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.JoinedStr):
            text = "".join(p.value if isinstance(p, ast.Constant) else HOLE for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Message", "tr"):
            continue  # the catalogue has it
        else:
            if not isinstance(node, ast.Call) or ast.unparse(node.func) == "setting.relative":
                pending.extend(
                    child for child in ast.iter_child_nodes(node) if is_expression(child)
                )
            continue
        for line in text.split("\n"):  # `message\nhint` of click
            if " " in line.strip() and re.search("[a-z]{2}", line):
                yield node.lineno, line


def is_expression(node: ast.AST) -> bool:
    return isinstance(node, ast.expr)


FOUND = {
    text: f"{path.relative_to(ROOT)}:{line}" for path in MODULES for line, text in strings(path)
}
MESSAGES = {whole: FOUND[text] for text in FOUND for whole in PARTS.get(text, [text])}
MESSAGES |= dict.fromkeys(CLICK, "`CLICK`")


def english(text: str) -> str:
    """Return the English words that are left in a Chinese sentence, outside of code and names."""
    code = re.sub(r"`[^`]*`|Jupyter|JSON|KiB|MB|Ctrl-C|x>=0|--\w+|Linux", "", text)
    return " ".join(re.findall(r"[A-Za-z]{2,}", code))


def test_there_are_messages():
    """The reader of the source finds them."""
    assert len(FOUND) > 60


@pytest.mark.parametrize("text", sorted(MESSAGES))
def test_every_message_has_its_chinese(text):
    """A new message fails here until `grader/cli/_command_chinese.py` knows it."""
    said = _command_chinese.chinese.find(text)
    assert said, f"no Chinese for {text!r} of {MESSAGES[text]}: add it to SENTENCES"
    assert english(said) == "", said


def test_no_part_is_left_over():
    """What is put together still stands in the source."""
    assert sorted(set(PARTS) - set(FOUND)) == []


def test_no_sentence_is_left_over():
    """Each one is matched by some message."""
    inner = [text.partition(": ")[2] for text in MESSAGES]
    texts = [*MESSAGES, *inner, "interrupted", "internal error: ValueError: no"]
    table = _command_chinese.SENTENCES
    alone = {english: Phrases({english: chinese}) for english, chinese in table.items()}
    assert [english for english, one in alone.items() if not any(map(one.find, texts))] == []


# --------------------------------------------------------------------------- the doctor


LAYERS = {
    text: name
    for name, (_, purpose, advice) in _probes._LAYERS.items()
    for text in (purpose, advice)
}


@pytest.mark.parametrize("text", LAYERS)
def test_layers(text):
    """What a layer is for, and what to do without it."""
    said = _doctor_chinese.chinese.find(text)
    assert said, f"no Chinese for {text!r} of `{LAYERS[text]}`: add it to SENTENCES"
    names = r"`[^`]*`|CPU|GPU|torch|root|seccomp|Linux|SETUID|SETGID|gVisor|CONFIG_SECCOMP_FILTER"
    assert not re.search("[A-Za-z]{2}", re.sub(names, "", said)), said


def test_what_a_trial_finds():
    """So have the reasons why a layer does not work."""
    source = (ROOT / "worker/confine/probes.py").read_text(encoding="utf-8")
    found = set(re.findall(r'_refused\(.*, "(.+?)"\)', source))
    reasons = [f"{what} in spite of it" for what in found]
    reasons += [
        re.sub(r"\{[^}]*\}", HOLE, text)
        for text in re.findall(r'RuntimeError\(f?"(.+?)"\)', source)
        if not text.startswith("{what}")
    ]
    assert len(reasons) > 10
    assert [text for text in reasons if not _doctor_chinese.chinese.find(text)] == []


def test_doctor(cli):
    """The screen is Chinese but for labels, names and numbers, and as wide as the terminal."""
    done = cli("doctor", "--lang", "zh", COLUMNS="60")
    joined = re.sub(r"\n {20}", "", done.out)
    lines = [line for line in joined.splitlines() if not re.match("python|workspace|content", line)]
    text = "\n".join(line.partition(" ")[2] for line in lines)
    names = r"（[^）]*）|`[^`]*`|CPU|GPU|torch|root|NVIDIA|seccomp|zh|\+cpu|\+cu\d+"
    assert re.findall("[A-Za-z]{2,}", re.sub(names, "", text)) in ([], ["strict"], ["process"])
    assert "limits     正常     内存、CPU 时间和输出都有上限\n" in done.out
    shown = [line for line in done.out.splitlines() if "/" not in line]
    assert max(map(cell_len, shown)) <= 60


def test_doctor_with_a_problem(cli, monkeypatch):
    """What is wrong, and what to do."""
    layers = [
        _probes.Probe("proc", "", False, True, "still root", "torch exercises run on the CPU")
    ]
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(grader.sandbox, "probe", lambda: layers)
    done = cli("doctor", "--lang", "zh", GRADER_CONTENT="nowhere")
    assert "content    有问题   `GRADER_CONTENT` 指定的 `nowhere` 不是文件夹\n" in done.out
    assert "proc       有问题   仍是 root：torch 练习在 CPU 上运行\n" in done.out


# --------------------------------------------------------------------------- commands


def said(cli, *argv, **environ):
    """Return what a command line says in Chinese."""
    done = cli(*argv, GRADER_LANG="zh", **environ)
    return done.out + done.err


def test_files(cli):
    """Start, reset and repro say what they wrote."""
    assert said(cli, "start", "affine") == ("写好了 affine.py\n编辑之后：grader check affine\n")
    assert said(cli, "start", "affine") == (
        "错误：`affine.py` 已经存在，保持原样\n"
        "提示：`grader check affine`，或用 `grader reset affine` 重新开始\n"
    )
    assert said(cli, "reset", "affine") == (
        "原文件保存为 .grader/backups/affine-1.py\n写好了 affine.py\n"
    )
    [case] = re.findall("用例：(\\w+)", said(cli, "repro", "affine", "xyzzy"))
    wrote = said(cli, "repro", "affine", case, "-o", "try.py")
    assert wrote == "写好了 try.py\n运行：python try.py\n"
    assert "\n开始：grader start affine\n" in said(cli, "show", "affine")
    assert "\n难度 " in said(cli, "show", "affine")


@pytest.mark.parametrize(
    ("argv", "err"),
    [
        (["chek"], "错误：没有命令 `chek`\n提示：是不是 `check`？\n"),
        (["check", "--sead", "1"], "错误：没有选项 `--sead`\n提示：是不是 `--seed`？\n"),
        (["show"], "错误：缺少参数 `EX`\n提示：参见 `grader show --help`\n"),
        (["check", "x.py"], "错误：没有文件 `x.py`\n提示：`grader start EX` 会写好起始文件\n"),
        (["solution", "affine"], "错误：`affine` 的答案在通过之后才能看\n"),
        (["explain", "nope"], "错误：没有误区 `nope`\n提示：报告会给出误区的代号\n"),
    ],
)
def test_errors(cli, argv, err):
    """Errors and hints of the command line."""
    assert cli(*argv, GRADER_LANG="zh").err.startswith(err)


@pytest.mark.parametrize("asked", [["--lang", "zh"], ["--lang=zh"]])
def test_a_line_that_cannot_be_read(cli, asked):
    """The language counts although the line was not read to its end."""
    assert cli("check", *asked, "--sead").err.startswith("错误：没有选项 `--sead`\n")
    assert cli("--lang", "en", "check", "--sead", GRADER_LANG="zh").err.startswith("error: ")


def test_an_authors_mistake_stays_english(cli, tmp_path):
    """It is for authors, and shows the place in their file."""
    course = tmp_path / "course"
    shutil.copytree(cli.course, course)
    path = next(course.rglob("affine.yaml"))
    path.write_text(path.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    done = cli("show", "affine", "--lang", "zh", GRADER_CONTENT=str(course))
    assert done.code == 3
    assert done.err.startswith("错误：")
    assert "affine.yaml:" in done.err


def test_english_loads_no_chinese(cli):
    """The tables are read only by who reads Chinese."""
    program = (
        "import sys\nfrom grader.cli import main\n"
        "main(['list', 'xyzzy'])\nmain(['list'])\n"
        "print([n for n in sys.modules if 'chinese' in n or 'phrases' in n])"
    )
    environ = {**os.environ, "GRADER_CONTENT": str(cli.course), "PYTHONPATH": str(ROOT.parent)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environ, cwd=cli.folder, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_check(cli):
    """Each check is reported in Chinese; what the exercise says in English only stays so."""
    cli.wrong("affine.py")
    out = cli("check", "affine.py", "--lang", "zh", COLUMNS="60").out
    assert "个元素中有" in out
    assert "隔离：" in out
    rows = [line for line in out.splitlines() if line[:3] in ("  ✓", "  ✗", "  –")]
    assert [row for row in rows if re.search("[A-Za-z]{2,} [A-Za-z]{2,}", row)] == []
