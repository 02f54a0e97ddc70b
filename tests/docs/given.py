"""What a session in the documentation finds in its folder: downloads that others would bring."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

TESTS = Path(__file__).parents[1]
RIGHT = TESTS / "correct" / "stable-softmax" / "plain.py"
ALSO_RIGHT = TESTS / "correct" / "stable-softmax" / "python_loops.py"
WRONG = """import numpy as np


def softmax(x, axis=-1):
    weights = np.exp(x)
    return weights / weights.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    return np.log(softmax(x, axis))
"""

GRADEBOOK = """Student,ID,SIS User ID,SIS Login ID,Section,HW1: softmax (90125),Final Score
    Points Possible,,,,,20,(read only)
"Doe, Jane",11,A11,jane,S1,,
"Roe, Jim",22,A22,jim,S1,,
"Poe, Ann",33,A33,ann,S2,,
"Moe, Al",44,A44,al,S2,,
"""

WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Maximum Grade,\
Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments
Participant 5,Jane Doe,jane@x,Submitted,,10.00,Yes,-,-,
Participant 6,Jim Roe,jim@x,Submitted,,10.00,Yes,-,-,
Participant 7,Al Moe,al@x,No submission,,10.00,Yes,-,-,
"""


def _zipped(folder: Path, files: Mapping[str, str]) -> None:
    with zipfile.ZipFile(folder / "submissions.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def canvas_download(folder: Path) -> None:
    """Write `submissions.zip` and `gradebook.csv` of a class of four, one of them late."""
    files = {"doejane_11_900": RIGHT.read_text(), "roejim_LATE_22_901": ALSO_RIGHT.read_text()}
    files["poeann_33_902"] = WRONG
    _zipped(folder, {f"{name}_stable_softmax.py": text for name, text in files.items()})
    (folder / "gradebook.csv").write_text(GRADEBOOK)


def moodle_download(folder: Path) -> None:
    """Write `submissions.zip` and `worksheet.csv` of a class of three."""
    files = {"Jane Doe_5": RIGHT.read_text(), "Jim Roe_6": WRONG}
    inside = "assignsubmission_file/stable_softmax.py"
    _zipped(folder, {f"{name}_{inside}": text for name, text in files.items()})
    (folder / "worksheet.csv").write_text(WORKSHEET)


def shards(folder: Path) -> None:
    """Write a class in a plain folder."""
    for name, text in {"ada": RIGHT.read_text(), "ben": WRONG}.items():
        path = folder / "submissions" / name / "stable_softmax.py"
        path.parent.mkdir(parents=True)
        path.write_text(text)


def copy_of_the_repository(folder: Path) -> None:
    """Copy what `python -m grader` needs, to be changed; the working folder comes first."""
    for name in ("grader", "exercises", "solutions"):
        unwanted = shutil.ignore_patterns("__pycache__")
        shutil.copytree(TESTS.parent / name, folder / name, ignore=unwanted)


GIVEN: Mapping[str, Callable[[Path], None]] = {
    "a Canvas download": canvas_download,
    "a Moodle download": moodle_download,
    "a class in a folder": shards,
    "a copy of the repository": copy_of_the_repository,
}
