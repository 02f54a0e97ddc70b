"""A module of the student's own, handed in beside the file, is taken along."""

from __future__ import annotations

import json
import zipfile

import pytest

from .handed_in import WRONG

USES = "import helper\n\n\ndef affine(x):\n    return helper.twice(x) + 1\n"
HELPER = "def twice(x):\n    return x + x\n"
FROM = USES.replace("import helper", "from helper import twice").replace("helper.", "")


def state(room):
    return {row["student"]: (row["state"], row["note"]) for row in room.grades()}


@pytest.mark.parametrize("text", [USES, FROM, FROM.replace("import twice", "import *")])
def test_a_helper_in_the_same_folder_is_there(room, text):
    """However it is imported; nobody else has it, and it is no hand-in that cannot be graded."""
    room.hand_in("ada/affine.py", text)
    room.hand_in("ada/helper.py", HELPER)
    room.hand_in("ben/affine.py", text)
    room.hand_in("eve/affine.py", text)
    room.hand_in("eve/helper.py", HELPER.replace("x + x", "x"))
    done = room.batch()
    found = state(room)
    assert found["ada"] == ("passed", "taken along, for it is imported: `helper.py`")
    assert found["ben"][0] == found["eve"][0] == "failed"
    assert "cannot tell" not in done.err


def test_a_helper_beside_it_in_a_canvas_download(room):
    """The names say whose it is, and what it was called."""
    room.hand_in("lovelaceada_1001_5001_affine.py", USES)
    room.hand_in("lovelaceada_1001_5002_helper.py", HELPER)
    room.hand_in("boolegeorge_1002_5003_affine.py", USES)
    room.batch()
    assert {note for state, note in state(room).values() if state == "passed"} == {
        "taken along, for it is imported: `helper.py`"
    }
    assert [state for state, _ in state(room).values()].count("failed") == 1


def test_a_helper_in_the_same_archive(room, tmp_path):
    """What was packed together belongs together."""
    packed = tmp_path / "hw.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("hw/affine.py", USES)
        archive.writestr("hw/helper.py", HELPER)
    room.hand_in("ada/hw.zip", packed.read_bytes())
    room.hand_in("ben/affine.py", WRONG)
    room.batch()
    assert state(room)["ada"][0] == "passed"


def test_helpers_of_helpers(room):
    """A chain, in whatever order."""
    room.hand_in("ada/affine.py", USES)
    room.hand_in("ada/helper.py", "from more import two\n\n\ndef twice(x):\n    return two() * x\n")
    room.hand_in("ada/more.py", "def two():\n    return 2\n")
    room.batch()
    assert state(room)["ada"] == (
        "passed",
        "taken along, for it is imported: `helper.py`, `more.py`",
    )


def test_a_changed_helper_is_graded_again(room):
    """The key of a grade holds it."""
    room.hand_in("ada/affine.py", USES)
    room.hand_in("ada/helper.py", HELPER)
    room.batch()
    room.hand_in("ada/helper.py", HELPER.replace("x + x", "x"))
    room.batch()
    assert state(room)["ada"][0] == "failed"


@pytest.mark.parametrize(
    "broken", ["def twice(x:\n", "raise ValueError('no')\n", "import os\nos._x\n"]
)
def test_a_broken_helper_that_no_function_needs(room, broken):
    """It is a failing line of the file, and costs nothing."""
    room.hand_in("ada/affine.py", "import helper\n\n\ndef affine(x):\n    return x + x + 1\n")
    room.hand_in("ada/helper.py", broken)
    room.batch()
    assert state(room)["ada"][0] == "passed"


def test_what_no_graded_file_imports_is_said(room):
    """Two files that import each other could be an answer: no silent zero."""
    room.hand_in("ada/mine.py", "import other\n")
    room.hand_in("ada/other.py", "import mine\n")
    room.hand_in("ben/affine.py", WRONG)
    room.batch()
    assert state(room)["ada"][0] == "not graded"


def test_a_helper_of_a_flat_folder_is_nobodys(room):
    """A file in a folder of all is not known to be theirs."""
    room.hand_in("ada_affine.py", USES)
    room.hand_in("ben_affine.py", WRONG)
    room.hand_in("helper.py", HELPER)
    room.batch()
    assert state(room)["ada"][0] == "failed"


def test_a_helper_hides_no_library(room):
    """One that is called like a module that is here is left where it is."""
    room.hand_in(
        "ada/affine.py", "import numpy as np\n\n\ndef affine(x):\n    return np.twice(x) + 1\n"
    )
    room.hand_in("ada/numpy.py", HELPER)
    room.batch()
    assert state(room)["ada"][0] == "failed"


def test_a_helper_that_is_too_long_is_left(room):
    """And it is said."""
    room.hand_in("ada/affine.py", "import helper\n\n\ndef affine(x):\n    return x + x + 1\n")
    room.hand_in("ada/helper.py", HELPER + "# long\n" * 200_000)
    room.batch()
    assert state(room)["ada"] == ("passed", "not taken along, for it is too long: `helper.py`")


def test_a_helper_beside_a_notebook(room):
    """Its import is kept, and the module is there."""
    cells = [{"cell_type": "code", "source": USES}]
    room.hand_in("ada/affine.ipynb", json.dumps({"cells": cells}))
    room.hand_in("ada/helper.py", HELPER)
    room.hand_in("ben/affine.py", WRONG)
    room.batch()
    assert state(room)["ada"] == ("passed", "taken along, for it is imported: `helper.py`")


PACKED = {
    "of the folder": {"hw/affine.py": USES, "hw/helper.py": HELPER},
    "relative": {"hw/affine.py": USES.replace("helper ", ".helper "), "hw/helper.py": HELPER},
    "by the folder's name": {
        "hw/__init__.py": "",
        "hw/affine.py": FROM.replace("from helper", "from hw.helper"),
        "hw/helper.py": HELPER,
    },
    "in a package": {
        "hw/affine.py": FROM.replace("from helper", "from tools.inner.helper"),
        "hw/tools/__init__.py": "",
        "hw/tools/inner/helper.py": "from ..more import two\n\n\ndef twice(x):\n    return two * x\n",
        "hw/tools/more.py": "two = 2\n",
    },
    "as a module of a package": {
        "affine.py": USES.replace("import helper", "from tools import (\n    helper,\n)"),
        "tools/helper.py": HELPER,
    },
}
PACKED["relative"]["hw/affine.py"] = FROM.replace("from helper", "from .helper")


@pytest.mark.parametrize("files", PACKED.values(), ids=PACKED)
def test_packages_in_an_archive(room, tmp_path, files):
    """Wherever the file lies among them."""
    packed = tmp_path / "hw.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    room.hand_in("ada/hw.zip", packed.read_bytes())
    room.hand_in("ben/affine.py", WRONG)
    room.batch()
    assert state(room)["ada"][0] == "passed", state(room)["ada"]


def test_a_helper_that_canvas_has_renamed(room):
    """`helper-1.py` was handed in again, and is `helper`; the newest of two counts."""
    for user, number in (("ada", 1001), ("ben", 1002)):
        room.hand_in(f"{user}_{number}_5001_affine-2.py", USES)
        room.hand_in(f"{user}_{number}_5002_helper-1.py", HELPER)
    room.hand_in("ben_1002_5003_helper-2.py", HELPER.replace("x + x", "x"))
    room.batch()
    found = {name: state for name, (state, _) in state(room).items()}
    assert found == {"canvas-1001": "passed", "canvas-1002": "failed"}
