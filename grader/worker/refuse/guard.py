"""What searches or rewrites the interpreter itself, refused: nothing else finds an original again.

An audit hook cannot be taken off. It costs well under a microsecond for each event, and a call of a
submission causes none or a few.
"""

from __future__ import annotations

import sys
from types import FunctionType

from .sealed import GLOBALS, NotAvailable, sealed

DENIED = """
    gc.get_objects gc.get_referrers gc.get_referents sys.setprofile sys.settrace
    sys._current_frames sys._current_exceptions sys.monitoring.register_callback
    cpython.PyInterpreterState_New cpython._PySys_ClearAuditHooks
"""
"""What finds any object, sees every call, or starts an interpreter without this hook."""

_HOOK = """
def watch(event, args):
    if event == "object.__getattr__" or event == "object.__setattr__":
        owner = args[0]
        kind = "TYPE"(owner)
        if kind is "FUNCTION":
            hidden = owner.__globals__ is "GLOBALS"
        elif kind is "FRAME":
            hidden = owner.f_globals is "GLOBALS"
        else:
            hidden = False
        if hidden:
            raise "UNAVAILABLE"(event + " is not available in this exercise")
    elif event in "DENIED" or event[:7] == "ctypes.":
        raise "UNAVAILABLE"(event + " is not available in this exercise")
"""


def install() -> None:
    """Refuse from now on, for as long as the process lives."""
    sys.addaudithook(
        sealed(
            _HOOK,
            TYPE=type,
            FUNCTION=FunctionType,
            FRAME=type(sys._getframe()),
            GLOBALS=GLOBALS,
            DENIED=frozenset(DENIED.split()),
            UNAVAILABLE=NotAvailable,
        )
    )
