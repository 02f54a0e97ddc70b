"""`content.yaml`: what a course is called, its version, and which courses it extends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import grader
from grader.content.head import check_schema
from grader.content.names import check_id
from grader.content.node import Node, compose
from grader.content.reader import Reading, read
from grader.content.syntax import read_file
from grader.messages import Message
from grader.model import Field
from grader.suggest import did_you_mean

FILE = "content.yaml"
GROUP = "grader.courses"
"""Entry points of packages that hold a course: name -> the package."""

OURS = "grader"
"""The course that comes with this package."""

PACKAGE = Path(__file__).resolve().parent.parent

ABOUT = (
    Field("schema", "integer", "version of this format", required=True),
    Field("name", "name", "name of the course", required=True),
    Field("version", "text", "version of the course, as reports say it", default=""),
    Field(
        "extends", "names", f"courses it builds on: `{OURS}`, installed ones, folders", default=()
    ),
    Field("tracks", "names", "its tracks in the order to learn them; others follow", default=()),
    Field("grader", "text", "the least version of grader it needs, as in `0.1`", default=""),
)

_FOLDER = Message("a course is a folder with `exercises` and `solutions`, seen from this file")
_WHAT = Message("the course")
_VERSION = re.compile(r"\d+(\.\d+)*\Z")


@dataclass(frozen=True, slots=True)
class About:
    """What a course says of itself; `extends` are the folders of the courses it builds on."""

    name: str
    version: str = ""
    extends: tuple[Path, ...] = ()
    tracks: tuple[str, ...] = ()


def read_about(root: Path, shown: str) -> About:
    """Read the course file of a folder; without one, the course is called as its folder.

    Raises
    ------
    ContentError
        The file is wrong, names a course that cannot be found, or needs a later grader.
    """
    path = root / FILE
    if not path.is_file():
        ours = root in (shipped(PACKAGE.parent), shipped(PACKAGE / "_content"))
        return About(OURS, grader.__version__) if ours else About(root.name)
    node = compose(read_file(path, shown), shown)
    check_schema(node, _WHAT)
    about = read(node, ABOUT, _WHAT)
    check_id(about.nodes["name"], about["name"], Message("the course"))
    _check_version(about)
    names = about.nodes["extends"].value if about["extends"] else ()
    version = about["version"] or (grader.__version__ if about["name"] == OURS else "")
    extends = tuple(_found(item, root) for item in names)
    _check_tracks(about, (root, *extends))
    return About(about["name"], version, extends, tuple(about["tracks"]))


def shipped(root: Path) -> Path | None:
    """Return the folder if it holds a course."""
    return root if (root / "exercises").is_dir() else None


def installed(name: str) -> Path | None:
    """Return the folder of a course by its name: ours, or one of an installed package.

    A package is looked up and not imported: a course is data.
    """
    if name == OURS:
        return shipped(PACKAGE.parent) or shipped(PACKAGE / "_content")
    import importlib.metadata  # slow, and only for whoever names a course
    import importlib.util

    for point in importlib.metadata.entry_points(group=GROUP, name=name):
        package, *inner = point.value.split(".")
        spec = importlib.util.find_spec(package)
        for folder in spec.submodule_search_locations or () if spec else ():
            return shipped(Path(folder, *inner).resolve())
    return None


def _found(item: Node, root: Path) -> Path:
    """Return the folder of a course that is extended: a path relative to the file, or a name."""
    name = str(item.value)
    if "/" in name or name.startswith("."):
        folder = shipped((root / name).resolve())
        if folder is None:
            raise item.error(Message("`{folder}` is no folder of a course", folder=name), _FOLDER)
        return folder
    folder = installed(name)
    if folder is None:
        import importlib.metadata

        known = [OURS, *(point.name for point in importlib.metadata.entry_points(group=GROUP))]
        raise item.error(
            Message("no course is called `{name}`", name=name),
            did_you_mean(name, known, Message("courses")),
        )
    return folder


def _check_tracks(about: Reading, roots: tuple[Path, ...]) -> None:
    if not about["tracks"]:
        return
    known = sorted({path.name for root in roots for path in (root / "exercises").glob("*/")})
    for item in about.nodes["tracks"].value:
        if item.value not in known:
            raise item.error(
                Message("no track is called `{name}`", name=str(item.value)),
                did_you_mean(str(item.value), known, Message("tracks")),
            )


def _check_version(about: Reading) -> None:
    wanted: str = about["grader"].removeprefix(">=").strip()
    if not wanted:
        return
    if not _VERSION.match(wanted):
        raise about.error(
            "grader",
            Message("`{version}` is no version", version=about["grader"]),
            Message("the least one that is needed, as in `0.1`"),
        )
    if _parts(wanted) > _parts(grader.__version__):
        raise about.error(
            "grader",
            Message(
                "the course needs grader {wanted}, this is {got}",
                wanted=wanted,
                got=grader.__version__,
            ),
            Message("update grader"),
        )


def _parts(version: str) -> tuple[int, ...]:
    parts: Iterable[str] = re.findall(r"\d+", version.split("+")[0])
    return tuple(map(int, parts))
