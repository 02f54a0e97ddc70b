"""What stands in a file that was handed in: its code, as far as it can be read.

Nothing is parsed or run here: that happens in a worker, or in a station that may die.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from grader.classroom.beside import imports_in
from grader.classroom.encodings import decoded
from grader.classroom.notebook import (
    WITH_OUTPUTS_BYTES,
    Cell,
    Module,
    NotebookError,
    capped,
    cells,
    module,
)
from grader.classroom.records import Leaf
from grader.content.header import Header, headers
from grader.messages import Message
from grader.model import Exercise
from grader.worker.beside import joined

SEEN_BYTES = 256 << 10
"""Of a file, as far as its headers and functions are looked for."""
_AUXILIARY = (
    *(".csv", ".tsv", ".npy", ".npz", ".pt", ".pth", ".pkl", ".pickle", ".h5", ".mat", ".dat"),
    *(".png", ".jpg", ".jpeg", ".gif", ".svg", ".heic", ".css", ".js", ".log", ".lock", ".pyc"),
    *(".json", ".toml", ".yaml", ".yml", ".cfg", ".ini", ".md", ".rst", ".sh", ".bat"),
)
PACKAGE = "__init__.py"
"""What makes a folder a package; no answer."""
_NO_WORK = (PACKAGE, "conftest.py", "setup.py")
_NOTEBOOK_ENDINGS = (".ipynb", ".ipynb.txt", ".ipynb.json")
_TEXT_ENDINGS = (".txt", ".text", ".py3", ".pyw", ".ipynb.json")
_FUNCTION = re.compile(
    r"^(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)[ \t]*[(:]|^(\w+)[ \t]*(?::[^=\n]+)?=(?!=)", re.M
)
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
    """The code of a submission in UTF-8, or the cells of a notebook; in both, modules beside it.

    `source` of a notebook is the code of its cells, of which only the hash is of use. `notes` say
    what was done to read it.
    """

    source: bytes
    cells: tuple[Cell, ...] | None = None
    modules: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()

    @property
    def hashed(self) -> bytes:
        """What the grade depends on."""
        kind = b"notebook\0" if self.cells is not None else b""
        return kind + joined("", self.modules).encode("utf-8", "surrogatepass") + self.source

    @property
    def sent(self) -> Work:
        """What a station needs."""
        return replace(self, source=b"" if self.cells is not None else self.source, notes=())

    def submitted(self, exercise: Exercise) -> tuple[bytes, Module | None]:
        """Return the source for a worker, and what the notebook became; may parse for long."""
        made = module(self.cells, exercise.id, exercise.entries) if self.cells is not None else None
        source = made.data if made else self.source
        if self.modules:
            source = joined(source.decode("utf-8-sig"), self.modules).encode("utf-8", "replace")
        return source, made


def work_of(leaf: Leaf, limit: int) -> Work:
    """Read a submission, never much more than the `limit` bytes it may have.

    Raises
    ------
    OSError
        It cannot be read.
    NotebookError
        It is a broken notebook, or has more code.
    """
    notes: list[Message] = []
    found = None
    if kind_of(leaf.name) is Kind.TEXT:
        notes.append(Message("`{file}` is read as Python", file=leaf.name))
    if is_notebook(leaf.name):
        found = cells(leaf.read(WITH_OUTPUTS_BYTES + 1))
        data = capped(found, limit)
    else:
        data = leaf.read(limit + 1)
        read = decoded(data)
        if not read.plain:
            notes.append(
                Message(
                    "`{file}` is not UTF-8 and is read as {encoding}",
                    file=leaf.name,
                    encoding=read.encoding,
                )
            )
            data = read.text.encode("utf-8", "replace")
    modules = _modules(leaf.beside, limit) if len(data) <= limit else {}
    if modules:
        names = tuple(f"`{name.replace('.', '/')}.py`" for name in modules)
        size = len(data) + len(joined("", modules).encode("utf-8", "replace"))
        if size <= limit:
            notes.append(Message("taken along, for it is imported: {files}", files=names))
        else:
            notes.append(Message("not taken along, for it is too long: {files}", files=names))
            modules = {}
    return Work(data, found, modules, tuple(notes))


def _modules(beside: Sequence[tuple[str, Leaf]], limit: int) -> dict[str, str]:
    """Read the modules that were handed in with a file."""
    texts = {}
    for name, leaf in beside:
        data = leaf.read(limit + 1)
        if (read := decoded(data)) and "\0" not in read.text:
            texts[name] = read.text
    return texts


def stem_of(name: str) -> str:
    """Return a file's name without its endings: `affine.py.txt` is `affine`."""
    stem = PurePosixPath(name).stem
    inner = PurePosixPath(stem)
    return inner.stem if inner.suffix.lower() in (".py", ".ipynb") else stem


def is_notebook(name: str) -> bool:
    """Whether a file is a notebook, by its name."""
    return name.lower().endswith(_NOTEBOOK_ENDINGS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be told of a file without parsing it."""

    headers: tuple[Header, ...] = ()
    names: frozenset[str] = frozenset()
    """What top-level lines seem to define."""
    why_not: Message | None = None
    """Why it is no code; None where it is."""
    imports: frozenset[str] = frozenset()
    """Modules that it seems to import, which may lie beside it."""


def seen(leaf: Leaf) -> Seen:
    """Look at a file."""
    kind = kind_of(leaf.name)
    if kind in (Kind.OTHER, Kind.AUXILIARY) and leaf.name != PACKAGE:
        return Seen(why_not=_advice(leaf.name))
    try:
        if is_notebook(leaf.name):
            texts = [cell.text for cell in cells(leaf.read(WITH_OUTPUTS_BYTES + 1))]
        else:
            texts = [decoded(leaf.read(SEEN_BYTES)).text]
    except (OSError, NotebookError):
        return Seen()  # said when it is its turn
    found = tuple(header for text in texts for header in headers(text))
    names = frozenset(m[1] or m[2] for text in texts for m in _FUNCTION.finditer(text))
    if leaf.name == PACKAGE:
        return Seen(why_not=_advice(leaf.name), imports=frozenset().union(*map(imports_in, texts)))
    if kind is Kind.TEXT and not found and not any("def " in t and names for t in texts):
        return Seen(why_not=_advice(leaf.name))
    return Seen(found, names, imports=frozenset().union(*map(imports_in, texts)))


_ADVICE = (
    (
        (".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"),
        Message("an archive that is no zip: unpack it"),
    ),
    (
        (".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages"),
        Message("a document: ask for a `.py` file"),
    ),
    (
        (".html", ".htm"),
        Message("typed or linked in the course system: ask for a `.py` file"),
    ),
    (
        (".png", ".jpg", ".jpeg", ".gif", ".svg", ".heic"),
        Message("a picture: ask for a `.py` file"),
    ),
)


def _advice(name: str) -> Message:
    known = (said for endings, said in _ADVICE if name.lower().endswith(endings))
    return next(known, Message("no Python file and no notebook: ask for one"))


def blank(leaf: Leaf) -> bool:
    """Whether there is nothing in a file but markup: an empty text field of a course system."""
    if not leaf.name.lower().endswith((".html", ".htm", ".txt")):
        return False
    try:
        data = leaf.read(SEEN_BYTES)
        return b"href" not in data and b"src" not in data and not _TAG.sub(b"", data)
    except OSError:
        return False
