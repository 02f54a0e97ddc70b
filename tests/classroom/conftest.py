"""A class in a folder: the small course with short limits, and rooms to hand in to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

LIMITS = "limits: {call: 1, load: 5, total: 3, memory: 268435456}\n"
PLAIN = {
    "\nprompt:\n": "\nbackends: [numpy]\nprompt:\n",
    "\ncases:": f"\n{LIMITS}cases:",
    "{kind: values,": "{kind: values, cases: [rect, vector, hidden],",
    "{kind: unmodified}": "{kind: unmodified, id: no-mutation, cases: [rect], points: 1}",
    "{kind: dtype}": "{kind: dtype, cases: [rect], dtypes: [float32], points: 1}",
    "misconceptions:": "figure: {kind: heatmap}\nmisconceptions:",
}
"""What the tests change or count on is written out."""


@pytest.fixture(scope="session")
def course(tmp_path_factory, small) -> Path:
    """Return the small course with short limits."""
    root = tmp_path_factory.mktemp("course") / "small"
    shutil.copytree(small, root)
    for identity in ("affine", "double-it"):
        path = root / "exercises" / "01-basics" / f"{identity}.yaml"
        text = path.read_text()
        for old, new in PLAIN.items():
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text)
    return root


@pytest.fixture(scope="session")
def rooms(tmp_path_factory, course, world):
    """Return a function that makes a classroom for a whole module."""
    return lambda name: world(tmp_path_factory.mktemp(name), course)


@pytest.fixture
def room(tmp_path, course, world):
    """Return an empty classroom."""
    return world(tmp_path, course)
