"""A submission written as an edit of another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from .corpus import CorpusError, read

HEADER = "# expect: fail; mistake: no-scale; the scores are not scaled\n"
BASE = """# expect: fail; mistake: none; another one
import math


def f(x):
    y = x / math.sqrt(2)

    return y


def g(x):
    return x
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one exercise with one file that others are edits of."""
    made = tmp_path / "wrong" / "attention"
    made.mkdir(parents=True)
    (made / "base.py").write_text(BASE)
    return made


def written(folder: Path, edit: str, header: str = HEADER + "# edit of: base.py\n") -> Path:
    path = folder / "one.edit"
    path.write_text(header + edit)
    return path


def test_an_edit_is_a_file_of_its_own(folder: Path) -> None:
    """Lines are removed and put in; the rest, and what is expected, is read as of any file."""
    found = read(written(folder, "- import math\n...\n-     y = x / math.sqrt(2)\n+     y = x\n"))
    assert (found.exercise, found.name, found.mistake) == ("attention", "one.py", "no-scale")
    body = BASE.split("\n", 1)[1]
    want = body.replace("import math\n", "").replace("x / math.sqrt(2)", "x")
    assert found.source.decode() == HEADER + want


def test_context_tells_places_apart(folder: Path) -> None:
    """An empty line is an empty line of the file."""
    found = read(written(folder, "\n-     return y\n+     return 2 * y\n"))
    assert "\n\n    return 2 * y\n" in found.source.decode()


def test_lines_are_put_in_after_context(folder: Path) -> None:
    """Nothing need be removed."""
    found = read(written(folder, "  def g(x):\n+     x = 2 * x\n"))
    assert found.source.decode().endswith("def g(x):\n    x = 2 * x\n    return x\n")


def test_a_base_in_the_other_corpus(folder: Path) -> None:
    """It has no header that would have to be taken off."""
    right = folder.parents[1] / "correct" / "attention"
    right.mkdir(parents=True)
    (right / "plain.py").write_text("x = 1\ny = 2\n")
    path = written(folder, "- y = 2\n", HEADER + "# edit of: ../../correct/attention/plain.py\n")
    assert read(path).source.decode() == HEADER + "x = 1\n"


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ("-     y = 3\n", ":3: these lines stand nowhere in the base; they must once"),
        ("- import math\n...\n- import math\n", ":5: these lines stand nowhere in the base"),
        ("-\n", ":3: these lines stand 6 times in the base"),
        ("+ import os\n", ":3: a part needs a line of the base"),
        ("import os\n", ":3: expected ` `, `-` or `+` before `import os`"),
    ],
)
def test_what_does_not_fit(folder: Path, edit: str, message: str) -> None:
    """An edit that no longer fits its base is said, with its line, and never guessed."""
    with pytest.raises(CorpusError) as caught:
        read(written(folder, edit))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("# edit of: base.py\n", "the first line says what to expect"),
        (HEADER + "# edit of base.py\n", ":2: expected `# edit of: FILE.py`, got"),
        (HEADER + "# edit of: other.py\n", ":2: there is no `other.py`"),
        (HEADER + "# edit of: one.edit\n", ":2: expected `# edit of: FILE.py`, got"),
    ],
)
def test_a_header_that_is_none(folder: Path, header: str, message: str) -> None:
    """What is expected, and an existing file that is no edit itself, stand in the first lines."""
    with pytest.raises(CorpusError) as caught:
        read(written(folder, "- import math\n", header))
    assert message in str(caught.value)
