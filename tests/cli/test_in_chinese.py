"""What commands say, in Chinese."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

import grader.sandbox
from grader.messages import Message
from grader.sandbox import LayerState

ROOT = Path(grader.__file__).parent
# --------------------------------------------------------------------------- the doctor


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
        LayerState(
            *("proc", Message(""), False, True),
            Message("still root"),
            Message("torch exercises run on the CPU"),
        )
    ]
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(grader.sandbox, "probe", lambda: layers)
    done = cli("doctor", "--lang", "zh", GRADER_CONTENT="nowhere")
    assert "content    有问题   `GRADER_CONTENT` 给出的 `nowhere` 不是文件夹\n" in done.out
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
    assert "\n编辑之后：grader check affine\n" in said(cli, "show", "affine")
    assert "\n开始：grader start double-it\n" in said(cli, "show", "double-it")
    assert "\n难度 " in said(cli, "show", "affine")


@pytest.mark.parametrize(
    ("argv", "err"),
    [
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


def test_check(cli):
    """Each check is reported in Chinese; what the exercise says in English only stays so."""
    cli.wrong("affine.py")
    out = cli("check", "affine.py", "-v", "--lang", "zh", COLUMNS="60").out
    assert "个元素中有" in out
    assert "隔离：" in out
    rows = [line for line in out.splitlines() if line[:3] in ("  ✓", "  ✗", "  –")]
    assert [row for row in rows if re.search("[A-Za-z]{2,} [A-Za-z]{2,}", row)] == []
