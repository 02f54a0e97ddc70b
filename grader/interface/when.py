"""How a time to come is said."""

from __future__ import annotations

import math

from grader.messages import Message, plural


def when(seconds: float) -> Message:
    """Say when something is due that is due in `seconds`."""
    minutes, hours = math.ceil(seconds / 60), math.ceil(seconds / 3600)
    if minutes <= 0:
        return Message("now")
    if minutes < 60:
        return plural("in {n} minute", "in {n} minutes", minutes)
    if hours <= 16:
        return plural("in {n} hour", "in {n} hours", hours)
    days = round(seconds / 86_400)
    return Message("tomorrow") if days < 2 else Message("in {n} days", n=days)
