"""Results that are held: which later ones are compared with them, and what is found."""

from __future__ import annotations

import numpy as np

from grader.worker.earlier import HELD, Earlier


def held() -> Earlier:
    return Earlier(lambda value: [value.tobytes()])


def test_calls_between() -> None:
    """What other inputs gave since changes nothing."""
    earlier, first = held(), np.ones(3)
    assert not earlier.compared(1, first)["compared"]
    earlier.compared(2, np.ones(3))
    fresh = earlier.compared(1, np.ones(3))
    assert fresh == {"compared": True, "overwritten": False, "repeated": False}


def test_what_a_later_call_did() -> None:
    """It wrote to the result of the one before, or returned it once more."""
    earlier, first = held(), np.ones(3)
    earlier.compared(1, first)
    first[0] = 2
    assert earlier.compared(1, np.ones(3))["overwritten"]
    again = np.ones(3)
    earlier.compared(1, again)
    assert earlier.compared(1, again[1:]) == {
        "compared": True,
        "overwritten": False,
        "repeated": True,
    }


def test_what_is_let_go() -> None:
    """The oldest, where they take much; the last one is always there."""
    earlier, large = held(), np.zeros(HELD, np.uint8)
    earlier.compared(1, np.ones(1))
    earlier.compared(2, large)
    assert not earlier.compared(1, np.ones(1))["compared"]
    earlier.compared(2, large)
    assert earlier.compared(2, large)["repeated"]
