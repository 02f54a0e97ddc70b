"""What is wrong with a solution file is told with its place, its reason and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.content import Content
from grader.errors import ContentError
from grader.grading import Conductor
from grader.model import Submission

COURSE = Path(__file__).parent.parent / "hostile" / "course"
RIGHT = b"def pair(x):\n    return 2 * x, -x\n"

BROKEN = {
    "no function": (
        "def certificate(",
        "def proof(",
        "the model answer fails in `certificate`: there is no function of that name",
        "define that function in the solution file, outside of its classes",
    ),
    "no measure": (
        '{"apart": ',
        '{"appart": ',
        "the certificate does not return the measure `apart`",
        "did you mean `appart`?",
    ),
    "no dict": (
        "return {",
        "return 1 if got else {",
        "`certificate` must return a dict of measures",
        "as in `return {'gap': 0.5}`",
    ),
    "nothing to send": (
        "    return 2 * x, -x",
        "    return set()",
        "the model answer fails in `pair`: `set` is not an array",
        "return numbers, texts, arrays, or lists, tuples and dicts of them: at most 12 deep, with 4096 arrays and 20000 parts",
    ),
    "no Python": (
        "def pair(x):\n",
        "def pair(x)\n",
        "the solution is no Python: expected ':'",
        "",
    ),
}


@pytest.mark.parametrize(("old", "new", "said", "hint"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_told(
    tmp_path: Path, graders: Callable[[int], Conductor], old: str, new: str, said: str, hint: str
) -> None:
    root = Path(shutil.copytree(COURSE, tmp_path / "course"))
    path = root / "solutions/target/pair.py"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    content = Content(root)
    with pytest.raises(ContentError) as error:
        grader = graders(5)
        grader.grade(Submission(RIGHT, "pair.py"), content.exercise("pair"), {}, every_check=True)
    assert str(error.value.message).startswith(said)
    assert str(error.value.hint or "") == hint
    assert error.value.mark is not None
