"""What stands in a file that was handed in: its code, as far as it can be read.

Nothing is parsed or run here: that happens in a worker, or in a station that may die.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.classroom.encodings import decoded
from grader.classroom.notebook import WITH_OUTPUTS_BYTES, Cell, NotebookError, capped, cells
from grader.classroom.records import Leaf
from grader.content.header import Header, headers
from grader.worker.beside import joined, may_be_named

__all__ = ["Kind", "Seen", "Work", "blank", "kind_of", "seen", "stem_of", "work_of"]

SEEN_BYTES = 256 << 10
"""Of a file, as far as its headers and functions are looked for."""
_AUXILIARY = (
    *(".csv", ".tsv", ".npy", ".npz", ".pt", ".pth", ".pkl", ".pickle", ".h5", ".mat", ".dat"),
    *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".heic", ".css", ".js", ".log", ".lock", ".pyc"),
    *(".json", ".toml", ".yaml", ".yml", ".cfg", ".ini", ".md", ".rst", ".sh", ".bat"),
)
_NO_WORK = ("__init__.py", "conftest.py", "setup.py")
_NOTEBOOK_ENDINGS = (".ipynb", ".ipynb.txt", ".ipynb.json")
_TEXT_ENDINGS = (".txt", ".text", ".py3", ".pyw", ".ipynb.json")
_FUNCTION = re.compile(
    r"^(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(|^(\w+)[ \t]*(?::[^=\n]+)?=(?!=)", re.M
)
_IMPORT = re.compile(r"^[ \t]*(?:from|import)[ \t]+(\w+)", re.M)
_TAG = re.compile(rb"<[^>]*>|&nbsp;|\s")


class Kind(enum.Enum):
    """What the name of a file promises."""

    CODE = enum.auto()
    TEXT = enum.auto()
    """Code, perhaps: what stands in it decides."""
    AUXILIARY = enum.auto()
    """Data, pictures: no answer, where there is an answer besides."""
    OTHER = enum.auto()


def kind_of(name: str) -> Kind:
    """Tell a file by its name."""
    lower = name.lower()
    suffix = PurePosixPath(lower).suffix
    if lower in _NO_WORK:
        return Kind.AUXILIARY
    if suffix in (".py", ".ipynb"):
        return Kind.CODE
    if not suffix or lower.endswith(_TEXT_ENDINGS):
        return Kind.TEXT
    return Kind.AUXILIARY if suffix in _AUXILIARY else Kind.OTHER


@dataclass(frozen=True, slots=True)
class Work:
    """The code of a submission in UTF-8, or the cells of a notebook.

    `notes` say what was done to read it.
    """

    source: bytes
    cells: tuple[Cell, ...] | None = None
    notes: tuple[str, ...] = ()


def work_of(leaf: Leaf, limit: int) -> Work:
    """Read a submission, never much more than the `limit` bytes it may have.

    Raises
    ------
    OSError
        It cannot be read.
    NotebookError
        It is a broken notebook, or has more code.
    """
    notes = []
    if kind_of(leaf.name) is Kind.TEXT:
        notes.append(f"`{leaf.name}` is read as Python")
    if _is_notebook(leaf.name):
        found = cells(leaf.read(WITH_OUTPUTS_BYTES + 1))
        return Work(capped(found, limit), found, tuple(notes))
    data = leaf.read(limit + 1)
    read = decoded(data)
    if not read.plain:
        notes.append(f"`{leaf.name}` is not UTF-8 and is read as {read.encoding}")
        data = read.text.encode("utf-8", "replace")
    if leaf.beside and len(data) <= limit:
        data, said = _with_modules(data, leaf.beside, limit)
        notes += said
    return Work(data, notes=tuple(notes))


def _with_modules(
    data: bytes, beside: Sequence[tuple[str, Leaf]], limit: int
) -> tuple[bytes, list[str]]:
    """Return the source with the modules that it imports, unless together they are too much."""
    texts = {}
    for name, leaf in beside:
        found = leaf.read(limit + 1)
        if b"\0" not in found:
            texts[name] = decoded(found).text
    names = ", ".join(f"`{name}.py`" for name in texts)
    try:
        whole = joined(data.decode("utf-8-sig"), texts).encode("utf-8", "replace")
    except UnicodeDecodeError:  # said when it is graded
        return data, []
    if not texts or len(whole) > limit:
        return data, [f"not taken along, for it is too long: {names}"] if texts else []
    return whole, [f"taken along, for it is imported: {names}"]


def stem_of(name: str) -> str:
    """Return a file's name without its endings: `affine.py.txt` is `affine`."""
    stem = PurePosixPath(name).stem
    inner = PurePosixPath(stem)
    return inner.stem if inner.suffix.lower() in (".py", ".ipynb") else stem


def _is_notebook(name: str) -> bool:
    return name.lower().endswith(_NOTEBOOK_ENDINGS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be told of a file without parsing it."""

    headers: tuple[Header, ...] = ()
    names: frozenset[str] = frozenset()
    """What top-level lines seem to define."""
    why_not: str = ""
    """Why it is no code; empty where it is."""
    imports: frozenset[str] = frozenset()
    """Modules that it seems to import, which may lie beside it."""

    def solves(self, functions: Mapping[str, Collection[str]]) -> list[str]:
        """Return the exercises all of whose functions it defines."""
        return [name for name, wanted in functions.items() if wanted and self.names >= set(wanted)]


def seen(leaf: Leaf) -> Seen:
    """Look at a file."""
    kind = kind_of(leaf.name)
    if kind in (Kind.OTHER, Kind.AUXILIARY):
        return Seen(why_not=_advice(leaf.name))
    try:
        if _is_notebook(leaf.name):
            texts = [cell.text for cell in cells(leaf.read(WITH_OUTPUTS_BYTES + 1))]
        else:
            texts = [decoded(leaf.read(SEEN_BYTES)).text]
    except (OSError, NotebookError):
        return Seen()  # said when it is its turn
    found = tuple(header for text in texts for header in headers(text))
    names = frozenset(m[1] or m[2] for text in texts for m in _FUNCTION.finditer(text))
    if kind is Kind.TEXT and not found and not any("def " in t and names for t in texts):
        return Seen(why_not=_advice(leaf.name))
    imports = {m[1] for text in texts for m in _IMPORT.finditer(text)}
    return Seen(found, names, imports=frozenset(filter(may_be_named, imports)))


_ADVICE = (
    ((".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"), "an archive that is no zip: unpack it"),
    ((".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages"), "a document: ask for a `.py` file"),
    ((".html", ".htm"), "typed or linked in the course system: ask for a `.py` file"),
    ((".png", ".jpg", ".jpeg", ".gif", ".svg", ".heic"), "a picture: ask for a `.py` file"),
)


def _advice(name: str) -> str:
    known = (said for endings, said in _ADVICE if name.lower().endswith(endings))
    return next(known, "no Python file and no notebook: ask for one")


def blank(leaf: Leaf) -> bool:
    """Whether there is nothing in a file but markup: an empty text field of a course system."""
    if not leaf.name.lower().endswith((".html", ".htm", ".txt")):
        return False
    try:
        data = leaf.read(SEEN_BYTES)
        return b"href" not in data and b"src" not in data and not _TAG.sub(b"", data)
    except OSError:
        return False
