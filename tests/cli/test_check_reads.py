"""`grader check` reads a file as `grader batch` does: any encoding, with the modules beside it."""

from __future__ import annotations

import json

import pytest

USES = "from helper import twice\n\n\ndef affine(x):\n    return twice(x) + 1\n"
HELPER = "def twice(x):\n    return x + x\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "gb18030"])
def test_other_encodings(cli, encoding):
    """Said in a note; the verdict is that of the text."""
    comment = "掩码的形状" if encoding == "gb18030" else "größe"
    text = f"# {comment}\ndef affine(x):\n    return x + x + 1\n"
    cli.write("affine.py", text.encode(encoding))
    done = cli("check", "affine.py", "--plain")
    assert done.code == 0, done.out + done.err
    assert ("is not UTF-8 and is read as" in done.out) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    "files",
    [
        {"helper.py": HELPER},
        {"helper.py": HELPER.encode("utf-16")},
        {"tools/helper.py": HELPER, "affine.py": USES.replace("helper", "tools.helper")},
        {
            "tools/__init__.py": "from .helper import twice\n",
            "tools/helper.py": HELPER,
            "affine.py": USES.replace("helper", "tools"),
        },
        {"helper.py": HELPER, "affine.py": USES.replace("from helper", "from .helper")},
        {
            "helper.py": HELPER,
            "affine.py": USES.replace("from helper import twice", "from . import helper").replace(
                "twice(x)", "helper.twice(x)"
            ),
        },
    ],
    ids=["plain", "in UTF-16", "in a package", "through a package", "relative", "of the folder"],
)
def test_modules_beside_it(cli, files):
    """They are taken along, however they are imported."""
    for name, text in {"affine.py": USES, **files}.items():
        cli.write(name, text)
    done = cli("check", "affine.py", "--plain")
    assert done.code == 0, done.out + done.err
    assert "taken along, for it is imported" in done.out


def test_a_module_beside_a_notebook(cli):
    """The notebook is one file, and its import another."""
    cells = [{"cell_type": "code", "source": USES}]
    cli.write("affine.ipynb", json.dumps({"cells": cells}))
    cli.write("helper.py", HELPER)
    done = cli("check", "affine.ipynb", "--plain")
    assert done.code == 0, done.out + done.err


def test_a_module_in_the_folder_above_is_not_taken(cli):
    """Only what lies beside the file belongs to it."""
    cli.write("helper.py", HELPER)
    cli.write("hw/affine.py", USES)
    assert cli("check", "hw/affine.py", "--plain").code == 1
