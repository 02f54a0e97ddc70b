"""Runs attacks one after the other against a target in a process of its own, and judges them."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.attack.corpus import Attack
from grader.errors import SandboxError

__all__ = ["BOOT", "Battery", "Result"]

SECONDS = 150.0
"""For one attack or for starting, on a busy machine."""

BOOT = (
    "import sys; sys.path.insert(0, {path!r}); from grader.attack.target import main; "
    "sys.path.pop(0); main()"
)
"""The program of the target; a test puts a weakened sandbox into it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one attack.

    `harm` says what must not have happened; `wrong` what is wrong with the verdict.
    """

    attack: Attack
    status: str
    harm: tuple[str, ...]
    wrong: str
    text: str
    seconds: float

    @property
    def stopped(self) -> bool:
        """Whether it did no harm and got the verdict it must get."""
        return not self.harm and not self.wrong


class Battery:
    """A target and the way to it.

    Parameters
    ----------
    corpus : Path
        The folder of the corpus.
    sandbox : str
        Which sandbox is attacked.
    boot : str
        The program of the target.

    Raises
    ------
    SandboxError
        The target does not start.
    """

    def __init__(self, corpus: Path, sandbox: str = "zygote", boot: str = BOOT) -> None:
        self.corpus, self.sandbox = corpus, sandbox
        root = str(Path(__file__).resolve().parent.parent.parent)
        config = json.dumps({"corpus": str(corpus.resolve()), "sandbox": sandbox})
        self._command = [sys.executable, "-I", "-B", "-c", boot.format(path=root), config]
        self._start()

    def _start(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed with the target
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd="/",
            start_new_session=True,
        )
        assert self._process.stdout is not None
        self._waiting = b""
        hello = self._answer()
        if hello is None:
            said = self._said()
            self.close()
            raise SandboxError(f"the attacks cannot run: {said}")
        self.account, self.isolation = hello["account"], hello["isolation"]
        self._folder = hello["folder"]

    def run(self, attack: Attack) -> Result:
        """Run one attack; a target that dies of it is replaced, which is said."""
        request = {"exercise": attack.exercise, "source": attack.source.decode("latin-1")}
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass
        answer = self._answer()
        if answer is None:
            said = self._said()
            self.close()
            self._start()
            return Result(attack, "none", (f"it ended the grader: {said}",), "", "", 0.0)
        status, text = answer["status"], answer["text"]
        wrong = "" if status == "none" else _wrong(attack, status, text)
        return Result(attack, status, tuple(answer["harm"]), wrong, text, answer["seconds"])

    def _answer(self) -> dict[str, Any] | None:
        """Read one line under a deadline; None if the target is gone or hangs."""
        assert self._process.stdout is not None
        fd = self._process.stdout.fileno()
        while b"\n" not in self._waiting:
            if not select.select([fd], [], [], SECONDS)[0]:
                return None
            part = os.read(fd, 1 << 16)
            if not part:
                return None
            self._waiting += part
        line, _, self._waiting = self._waiting.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _said(self) -> str:
        self._errors.seek(0)
        text = self._errors.read().decode("utf-8", "replace").strip()
        return text.rpartition("\n")[2][:300] or "it said nothing"

    def close(self) -> None:
        """End the target and whatever it started."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # it is gone, and a request with it
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._errors.close()
        shutil.rmtree(getattr(self, "_folder", ""), ignore_errors=True)

    def __enter__(self) -> Battery:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _wrong(attack: Attack, status: str, text: str) -> str:
    if status not in attack.expect:
        return f"the verdict is `{status}`, not `{' or '.join(attack.expect)}`"
    if attack.says and not any(said in text for said in attack.says):
        return f"the report does not say `{' or '.join(attack.says)}`"
    return ""
