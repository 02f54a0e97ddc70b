"""Submissions by many hands: `tests/correct` and `tests/wrong`, a folder per exercise.

A wrong one begins with what it must get:

    # expect: fail; mistake: ID; what it does wrong

ID is the misconception that must be named, or `none`: then nothing may be named. One that differs
from another file in a few lines is an edit of it, `NAME.edit`:

    # expect: fail; mistake: no-scale; the scores are not scaled
    # edit of: plain.py
      scores = q @ k.T
    - scores = scores / math.sqrt(q.shape[-1])
    ...
    - import math

The base stands in the same folder, or in `../../correct/EXERCISE/`, and is no edit. Lines that begin
with two spaces are context, with `-` are removed, with `+` are put in their place; an empty line is
an empty line of the file. A line `...` ends a part, and each part must fit the base at exactly one
place, whole lines as they stand there. `python tests/exercises/corpus.py FILE` prints what comes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parents[1]

HEADER = re.compile(r"# expect: fail; mistake: (?P<id>[a-z0-9-]+); \S.*")
BASE = re.compile(r"# edit of: (?P<path>\S+\.py)")
NEXT = "..."


class CorpusError(Exception):
    """A file of the corpus does not follow the grammar; the message says where and why."""


@dataclass(frozen=True)
class Expected:
    """One submission of the corpus: its exercise, its source, the name it must get."""

    exercise: str
    name: str
    source: bytes
    mistake: str = ""


def paths(folder: str) -> list[Path]:
    """Return the submissions below `correct` or `wrong`."""
    found = [*(TESTS / folder).glob("*/*.py"), *(TESTS / folder).glob("*/*.edit")]
    return sorted(found)


def read(path: Path) -> Expected:
    """Read a submission of the corpus.

    Raises
    ------
    CorpusError
        Its header or its edit does not follow the grammar above.
    """
    data = path.read_bytes()
    mistake = ""
    if path.parent.parent.name == "wrong":
        header = HEADER.fullmatch(data.split(b"\n", 1)[0].decode("utf-8", "replace"))
        if not header:
            raise CorpusError(f"{path}: the first line says what to expect")
        mistake = header["id"]
    if path.suffix == ".edit":
        data = edited(path).encode()
    return Expected(path.parent.name, f"{path.stem}.py", data, mistake)


def edited(path: Path) -> str:
    """Return the source that an edit makes of its base, below the edit's own first line."""
    first, second, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    base = BASE.fullmatch(second)
    if not base:
        raise CorpusError(f"{path}:2: expected `# edit of: FILE.py`, got `{second}`")
    try:
        text = (path.parent / base["path"]).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CorpusError(f"{path}:2: there is no `{base['path']}`") from None
    body = text.split("\n")
    if HEADER.fullmatch(body[0]):
        body = body[1:]
    for number, part in _parts(lines):
        body = _applied(body, part, f"{path}:{number + 3}")
    return "\n".join([first, *body])


def _parts(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return the parts of an edit, each with the place of its first line."""
    ends = [place for place, line in enumerate(lines) if line == NEXT]
    starts = [0, *(end + 1 for end in ends)]
    return [
        (start, lines[start:end]) for start, end in zip(starts, [*ends, len(lines)], strict=True)
    ]


def _applied(body: list[str], part: list[str], place: str) -> list[str]:
    """Return the lines of a file after one part of an edit."""
    for line in part:
        if line[:2] not in ("", "  ", "- ", "+ ", "-", "+"):
            raise CorpusError(f"{place}: expected ` `, `-` or `+` before `{line}`")
    old = [line[2:] for line in part if line[:1] != "+"]
    new = [line[2:] for line in part if line[:1] != "-"]
    if not old:
        raise CorpusError(f"{place}: a part needs a line of the base, as context or removed")
    fits = [at for at in range(len(body) - len(old) + 1) if body[at : at + len(old)] == old]
    if len(fits) != 1:
        times = "nowhere" if not fits else f"{len(fits)} times"
        raise CorpusError(f"{place}: these lines stand {times} in the base; they must once")
    [at] = fits
    return [*body[:at], *new, *body[at + len(old) :]]


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:]:
        sys.stdout.write(read(Path(name).resolve()).source.decode())
