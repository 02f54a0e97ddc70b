"""Find the course: an option, the environment, for an author the folder, then what is installed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from grader.content.about import installed
from grader.errors import InternalError, UsageError
from grader.messages import Message

if TYPE_CHECKING:
    from grader.content.course import Content

VARIABLE = "GRADER_CONTENT"

PACKAGE = Path(__file__).resolve().parent.parent


def find_content(
    option: str | None,
    environ: Mapping[str, str],
    cwd: Path,
    *,
    author: bool = False,
    package: Path = PACKAGE,
) -> Content:
    """Return the course to work with.

    Parameters
    ----------
    option : str or None
        The value of `--content`.
    environ : mapping
        The environment; `GRADER_CONTENT` comes after the option.
    cwd : Path
        Where relative folders begin, and messages too.
    author : bool
        Whether a course around `cwd` is meant before the one that is installed. Never so for a
        check: who grades in a folder that was handed in must not grade by its exercises.
    package : Path
        The folder of this package: its neighbours are the checkout, `_content` is what was
        installed.

    Raises
    ------
    UsageError
        The folder that was asked for is no course.
    """
    from grader.content.course import Content

    for name, folder in (("--content", option), (VARIABLE, environ.get(VARIABLE))):
        if folder:
            root = (cwd / Path(folder).expanduser()).resolve()
            if not root.exists():
                root = installed(folder) or root
            if not _is_course(root):
                raise UsageError(
                    Message(
                        "`{folder}` of `{name}` has no folder `exercises`", folder=folder, name=name
                    )
                    if root.is_dir()
                    else Message("`{folder}` of `{name}` is no folder", folder=folder, name=name),
                    hint=Message("a course is a folder with `exercises` and `solutions`"),
                )
            return Content(root, base=cwd.resolve())
    here = course_around(cwd) if author else None
    for root in ([here] if here else []) + [package.parent, package / "_content"]:
        if _is_course(root):
            return Content(root, base=cwd.resolve())
    raise InternalError(
        Message("no exercises are installed"), hint=Message("reinstall, or pass `--content DIR`")
    )


def course_around(cwd: Path) -> Path | None:
    """Return the nearest folder, from `cwd` upwards, that is a course."""
    for folder in (cwd.resolve(), *cwd.resolve().parents):
        if _is_course(folder) and (
            (folder / "content.yaml").is_file() or (folder / "solutions").is_dir()
        ):
            return folder
    return None


def _is_course(root: Path) -> bool:
    return (root / "exercises").is_dir()
