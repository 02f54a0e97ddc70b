"""Attacks as files: one each, in the folder of its class, with the verdict it must get.

The first line of a file says what it tries and what must come of it:

    # attack: opens a TCP connection | expect: pass | says: 6 of 6

`expect` is the status of the first outcome that does not pass, or `pass`; alternatives stand
between ` or `. `says` is text the report must contain, alternatives between `;`. A third key,
`exercise`, names another target than `double`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from grader.errors import ContentError
from grader.messages import Message
from grader.model import Status

COURSE = "course"
"""The folder of the exercises that are attacked, beside the folders of the classes."""

_HEADER = re.compile(r"# attack: (?P<tries>[^|]+?)(?P<keys>( \| \w+: [^|]+?)+)\s*$")
_KEYS = {"expect", "says", "exercise"}
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Attack:
    """One file. `source` still holds the `@PLACES@` that `Canaries.fill` puts the targets in."""

    kind: str
    """Its class: the name of its folder."""
    name: str
    tries: str
    expect: tuple[str, ...]
    says: tuple[str, ...]
    exercise: str
    source: bytes

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.name}"


def find_corpus(package: Path = _PACKAGE) -> Path | None:
    """Return the folder of the corpus, in the checkout or in the installation, if it is there."""
    for root in (package.parent, package / "_content"):
        folder = root / "tests" / "hostile"
        if (folder / COURSE).is_dir():
            return folder
    return None


def attack_files(corpus: Path) -> list[Path]:
    """Return the files of the corpus by class and name."""
    return sorted(p for p in corpus.glob("*/*.py") if p.parent.name != COURSE)


def read_attack(path: Path) -> Attack:
    """Read one file.

    Raises
    ------
    ContentError
        Its first line does not say what to expect.
    """
    source = path.read_bytes()
    header = source.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r\ufeff")
    found = _HEADER.match(header)
    if not found:
        raise ContentError(
            Message("`{file}` does not begin with `# attack: ... | expect: ...`", file=path.name)
        )
    pairs = [part.split(": ", 1) for part in found["keys"].removeprefix(" | ").split(" | ")]
    keys = {key: text.strip() for key, text in pairs}
    expect = tuple(keys.get("expect", "").split(" or "))
    if not set(expect) <= {status.value for status in Status} or not set(keys) <= _KEYS:
        raise ContentError(
            Message("`{file}` expects no verdict, or has an unknown key", file=path.name),
            hint=Message("keys: {names}", names=tuple(sorted(_KEYS))),
        )
    says = tuple(text.strip() for text in keys.get("says", "").split(";") if text.strip())
    exercise = keys.get("exercise", "double")
    return Attack(path.parent.name, path.stem, found["tries"], expect, says, exercise, source)
