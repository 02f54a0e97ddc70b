"""Runs attacks against targets, each in a process of its own, and judges what came of them."""

from __future__ import annotations

import queue
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from grader.attack.corpus import Attack
from grader.errors import SandboxError
from grader.jsonlines import Child, ChildError
from grader.messages import Message, from_data

SECONDS = 150.0
"""For one attack or for starting, on a busy machine."""


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
    before : str
        Python that runs in the target first: a test weakens the sandbox by it.

    Raises
    ------
    SandboxError
        The target does not start.
    """

    def __init__(self, corpus: Path, sandbox: str = "zygote", before: str = "") -> None:
        self.corpus, self.sandbox, self.before = corpus, sandbox, before
        self._folder = ""
        self._start()

    def _start(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed with the target
        self.target = Child(
            "grader.attack.target",
            Message("the target"),
            self._errors,
            flags=("-B",),
            cwd="/",
            before=self.before,
        )
        config = {"corpus": str(self.corpus.resolve()), "sandbox": self.sandbox}
        try:
            hello = self.target.ask(config, SECONDS)
        except ChildError:
            said = self._printed()
            self.close()
            raise SandboxError(Message("the attacks cannot run: {reason}", reason=said)) from None
        self.account = from_data(hello["account"])
        self.isolation = from_data(hello["isolation"])
        self._folder = hello["folder"]

    def run(self, attack: Attack) -> Result:
        """Run one attack; a target that dies of it is replaced, which is said."""
        request = {"exercise": attack.exercise, "source": attack.source.decode("latin-1")}
        try:
            answer = self.target.ask(request, SECONDS)
        except ChildError:
            said = self._printed()
            self.close()
            self._start()
            return Result(attack, "none", (f"it ended the grader: {said}",), "", "", 0.0)
        status, text = answer["status"], answer["text"]
        wrong = "" if status == "none" else _wrong(attack, status, text)
        return Result(attack, status, tuple(answer["harm"]), wrong, text, answer["seconds"])

    def _printed(self) -> str:
        self._errors.seek(0)
        text = self._errors.read().decode("utf-8", "replace").strip()
        return text.rpartition("\n")[2][:300] or "it said nothing"

    def close(self) -> None:
        """End the target and whatever it started."""
        self.target.end(10.0)
        self._errors.close()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Battery:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def run_all(batteries: Sequence[Battery], attacks: Iterable[Attack]) -> Iterator[Result]:
    """Run attacks on several targets at once; yield the results in the order of the attacks."""
    free: queue.SimpleQueue[Battery] = queue.SimpleQueue()
    for battery in batteries:
        free.put(battery)

    def run(attack: Attack) -> Result:
        battery = free.get()
        try:
            return battery.run(attack)
        finally:
            free.put(battery)

    pool = ThreadPoolExecutor(len(batteries))
    try:
        yield from pool.map(run, attacks)
    finally:
        pool.shutdown(cancel_futures=True)


def _wrong(attack: Attack, status: str, text: str) -> str:
    if status not in attack.expect:
        return f"the verdict is `{status}`, not `{' or '.join(attack.expect)}`"
    if attack.says and not any(said in text for said in attack.says):
        return f"the report does not say `{' or '.join(attack.says)}`"
    return ""
