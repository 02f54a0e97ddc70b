"""A complete Gradescope autograder as a zip: the grader, one exercise, two scripts.

It holds the exercise's solution: it is for the instructor's assignment settings only. In the
container the submission runs in the sandbox, which hides the folder where it can.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from grader.content import Content
from grader.content.about import FILE
from grader.content.misconceptions import NAME
from grader.content.tables import SCHEMA
from grader.model import Exercise

_SETUP = """#!/usr/bin/env bash
# Runs once, when Gradescope builds the container. AUTOGRADER_ROOT is for trying it elsewhere.
set -euo pipefail
root="${{AUTOGRADER_ROOT:-/autograder}}"
made=""
make_venv() {{ command -v "$1" > /dev/null && "$1" -m venv --clear "$root/venv"; }}
for name in python3.13 python3.12 python3.11; do
    if make_venv "$name"; then made=1; break; fi
done
if [ -z "$made" ]; then
    apt-get update
    for name in python3.12 python3.11; do
        if apt-get install -y "$name" "$name-venv" && make_venv "$name"; then made=1; break; fi
    done
fi
if [ -z "$made" ]; then echo "no Python 3.11 or newer can be had here" >&2; exit 1; fi
"$root/venv/bin/python" -m pip install --quiet {packages}
"""

_RUN = """#!/usr/bin/env bash
# Runs once per submission. ROOT and PYTHON are for trying it outside Gradescope.
set -uo pipefail
root="${{AUTOGRADER_ROOT:-/autograder}}"
python="${{AUTOGRADER_PYTHON:-$root/venv/bin/python}}"
mkdir -p "$root/results"
cd /
PYTHONPATH="$root/source" exec "$python" -m grader.classroom.autograder "$root" {exercise} {seed}
"""

_PACKAGES = "'numpy>=1.26' 'mpmath>=1.3' 'PyYAML>=6' 'click>=8.1'"
_TORCH = (
    '\n"$root/venv/bin/python" -m pip install --quiet "torch>=2.4" \\\n'
    "    --index-url https://download.pytorch.org/whl/cpu"
)
_MOMENT = (2020, 1, 1, 0, 0, 0)
"""The same exercise gives the same zip, byte for byte."""


def bundle(content: Content, exercise: Exercise, seed: int) -> bytes:
    """Return the zip."""
    packages = _PACKAGES + (_TORCH if "torch" in exercise.head.backends else "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "setup.sh", _SETUP.format(packages=packages).encode(), run=True)
        run = _RUN.format(exercise=exercise.id, seed=seed)
        _add(archive, "run_autograder", run.encode(), run=True)
        for name, path in sorted(_files(content, exercise)):
            _add(archive, name, path.read_bytes())
        for name, text in _of_several(content, exercise).items():
            _add(archive, name, text.encode())
    return out.getvalue()


def _files(content: Content, exercise: Exercise) -> Iterator[tuple[str, Path]]:
    package = Path(__file__).parent.parent
    for path in package.rglob("*.py"):
        inner = path.relative_to(package)
        if inner.parts[0] not in ("demo_class", "_content", "cli"):
            yield f"grader/{inner.as_posix()}", path
    solution = content.solution_path(exercise.id)
    paths = {content.path(exercise.id), solution, *solution.parent.glob("_*.py")}
    paths |= {content.path(name) for name in exercise.head.requires}
    if len(content.courses) == 1:
        track = content.path(exercise.id).parent
        about = content.root / FILE
        paths |= {path for path in (track / NAME, track.parent / NAME, about) if path.is_file()}
    for path in paths:
        yield path.relative_to(content.owner(path).root).as_posix(), path


def _of_several(content: Content, exercise: Exercise) -> dict[str, str]:
    """Return the files of a course that extends others: all it takes from them, in one."""
    if len(content.courses) == 1:
        return {}
    known = content.misconceptions_of(exercise.id).values()
    listed = {
        one.id: {
            "title": one.title.by_language(),
            "says": one.says.by_language(),
            **({"see": one.see.by_language()} if one.see else {}),
            **({"finding": one.finding} if one.finding else {}),
        }
        for one in known
    }
    about = {"schema": SCHEMA, "name": exercise.origin.course, "version": exercise.origin.version}
    written = {key: value for key, value in about.items() if value}
    return {f"exercises/{NAME}": _yaml(listed), FILE: _yaml(written)}


def _yaml(value: object) -> str:
    """Return data as YAML, of which JSON is a part."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _add(archive: zipfile.ZipFile, name: str, data: bytes, *, run: bool = False) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | (0o755 if run else 0o644)) << 16
    archive.writestr(info, data)
