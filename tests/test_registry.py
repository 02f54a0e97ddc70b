"""Families: the file name is the kind, and a kind says of itself what others must know."""

from __future__ import annotations

import subprocess
import sys

from grader import registry


def test_who_states_something() -> None:
    """The formats that are written, and those that are read."""
    assert registry.stating("exchange", "WRITES") == ("anki", "gift", "text2qti")
    assert registry.stating("exchange", "READS") == ("aiken", "gift")


def test_asking_imports_nothing() -> None:
    """What a member states is read from its source."""
    program = (
        "import sys; from grader import registry; registry.stating('exchange', 'WRITES');"
        "sys.exit('grader.exchange.gift' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
