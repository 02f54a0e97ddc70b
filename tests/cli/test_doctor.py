"""`grader doctor`: what this machine offers, and the attacks on it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import ClassVar

import pytest

import grader.attack
import grader.sandbox
from grader.attack import Result
from grader.errors import SandboxError
from grader.sandbox import LayerState, zygote

FACTS = ["python", "numpy", "torch", "terminal", "workspace", "content", "attacks", "sandbox"]
LINE = re.compile(r"^(\w+) +(ok|PROBLEM|missing|weaker) ", re.MULTILINE)


def probes(**broken):
    """Layers as `probe` returns them; those in `broken` do not work."""
    return [
        LayerState(
            name, f"for {name}", name not in broken, needed, broken.get(name, "found"), "do this"
        )
        for name, needed in (("account", True), ("seccomp", True), ("landlock", False))
    ]


# --------------------------------------------------------------------------- what there is


@pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")
def test_doctor(cli):
    """One line per fact and per layer, on one screen."""
    done = cli("doctor", COLUMNS="80")
    assert done.code == 0
    found = dict(LINE.findall(done.out))
    layers = [
        "processes",
        "proc",
        "account",
        "seccomp",
        "files",
        "landlock",
        "limits",
        "threads",
        "pidfd",
        "clock",
    ]
    assert list(found) == [*FACTS, *layers, "output", "pages", "namespaces", "cuda"]
    assert {found[name] for name in (*FACTS, "account", "seccomp", "files", "limits")} == {"ok"}
    assert max(map(len, done.out.splitlines())) <= 80
    assert re.search(r"^sandbox    ok       strict \(", done.out, re.MULTILINE)


def test_doctor_says_what_is_wrong(cli, monkeypatch):
    """A problem is named, the other lines still come, and the exit code tells."""
    from importlib import metadata

    def version(package):
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(metadata, "version", version)
    done = cli("doctor", GRADER_CONTENT="nowhere")
    assert done.code == 2
    assert "torch      PROBLEM  `torch` is not installed\n" in done.out
    assert "content    PROBLEM  `nowhere` of `GRADER_CONTENT` is no folder\n" in done.out
    assert "sandbox    ok " in done.out


def test_a_layer_that_is_missing(cli, monkeypatch):
    """A needed layer is a problem, another one is missing; both lines say what to do."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(grader.sandbox, "probe", lambda: probes(seccomp="no", landlock="none"))
    done = cli("doctor")
    assert done.code == 2
    assert "account    ok       for account (found)\n" in done.out
    assert "seccomp    PROBLEM  no: do this\n" in done.out
    assert "landlock   missing  none: do this\n" in done.out


def test_layers_that_cannot_be_tried(cli, monkeypatch):
    """That is an error of the sandbox."""

    def fail():
        raise SandboxError("the layers cannot be tried: no")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(grader.sandbox, "probe", fail)
    done = cli("doctor")
    assert done.code == 4
    assert "layers     PROBLEM  the layers cannot be tried: no\n" in done.out


# --------------------------------------------------------------------------- the attacks


class Battery:
    """A battery that stops every attack but those named in `harm`."""

    account, isolation = "uid 1000", "strict (all of it)"
    harm: ClassVar = {}
    wrong: ClassVar = {}

    def __init__(self, corpus):
        assert corpus.name == "hostile"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def run(self, attack):
        harm, wrong = self.harm.get(attack.name, ()), self.wrong.get(attack.name, "")
        return Result(attack, "pass", harm, wrong, "", 0.1)


@pytest.fixture
def battery(monkeypatch, tmp_path):
    """The command with two classes of attacks, and a battery in the place of the real one."""
    folder = tmp_path / "hostile"
    for name in ("steal/one", "steal/two", "time/three"):
        path = folder / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# attack: tries {path.stem} | expect: pass\n", encoding="utf-8")
    monkeypatch.setattr(grader.attack, "find_corpus", lambda: folder)
    monkeypatch.setattr(grader.attack, "Battery", Battery)
    monkeypatch.setattr(zygote, "unavailable", lambda device: "")
    return monkeypatch


def test_attacks_stopped(cli, battery):
    """A score per class and one of all."""
    done = cli("doctor", "--attack")
    assert done.code == 0
    assert done.out == (
        "3 attacks as uid 1000 on strict (all of it)\n"
        "steal      2/2      stopped\n"
        "time       1/1      stopped\n"
        "3 of 3 stopped, 0 s\n"
    )


def test_attacks_not_stopped(cli, battery):
    """Each is named with what happened, and the exit code tells."""
    battery.setattr(Battery, "harm", {"one": ("it got hold of the key", "it left a process, 5")})
    battery.setattr(Battery, "wrong", {"three": "the verdict is `pass`, not `timeout`"})
    done = cli("doctor", "--attack")
    assert done.code == 1
    assert done.out == (
        "3 attacks as uid 1000 on strict (all of it)\n"
        "steal      1/2      1 NOT STOPPED\n"
        "                    one (tries one): it got hold of the key; it left a process,\n"
        "                    5\n"
        "time       0/1      1 NOT STOPPED\n"
        "                    three (tries three): the verdict is `pass`, not `timeout`\n"
        "1 of 3 stopped, 0 s\n"
    )


def test_attacks_that_are_not_there(cli, battery):
    """An installation without the corpus says where it can be run."""
    battery.setattr(grader.attack, "find_corpus", lambda: None)
    done = cli("doctor", "--attack")
    assert done.code == 2
    assert done.err == (
        "error: the attacks are not installed here\n"
        "hint: run `grader doctor --attack` in a checkout of the grader\n"
    )


def test_attacks_on_another_system(cli, battery):
    """The corpus is for the sandbox that hides files: elsewhere it is not run."""
    battery.setattr(zygote, "unavailable", lambda device: "needs Linux")
    done = cli("doctor", "--attack")
    assert done.code == 2
    assert "which does not run here: needs Linux\n" in done.err


def test_the_real_corpus_is_found(cli):
    """`grader doctor` counts the files that lie there."""
    files = [p for p in (Path(__file__).parent.parent / "hostile").glob("*/*.py")]
    many = len([p for p in files if p.parent.name != "course"])
    assert f"attacks    ok       {many} files, " in cli("doctor").out
