"""Families: the file name is the kind, and a kind says of itself what others must know."""

from __future__ import annotations

import subprocess
import sys

from grader import registry


def test_who_states_something() -> None:
    """The formats that are written, and those that are read."""
    assert registry.stating("exchange", "WRITES") == ("anki", "gift", "text2qti")
    assert registry.stating("exchange", "READS") == ("aiken", "gift")


def test_every_kind_of_check_says_what_its_points_are_for() -> None:
    """A sentence is read from the source of a member, and is the one it has when imported."""
    for kind in registry.kinds("checks"):
        said = registry.sentence("checks", kind, "SAYS")
        assert said == registry.member("checks", kind).SAYS
        assert said.template, kind


def test_asking_imports_nothing() -> None:
    """What a member states is read from its source."""
    program = (
        "import sys; from grader import registry; registry.stating('exchange', 'WRITES');"
        "sys.exit('grader.exchange.gift' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
