"""Which modules an exercise names are imported before the confinement, and what may be read."""

from __future__ import annotations

from grader.worker.confine.libraries import apart, readable


def test_apart() -> None:
    """Well-known libraries come in before the confinement, whatever else there is within it."""
    known, inside = apart(["scipy.special", "json", "rich.table", "sympy", "antigravity2"])
    assert known == ["scipy.special", "json", "sympy"]
    assert inside == ["rich.table", "antigravity2"]


def test_nothing_of_ours() -> None:
    """What such a module may need is all that is installed, but nothing of the grader."""
    usual, more = readable(["json"]), readable(["rich"])
    assert set(usual) < set(more)
    assert not any("grader" in path.rpartition("/")[2] for path in more)
    assert not any(path.endswith(("site-packages", "dist-packages")) for path in more)
