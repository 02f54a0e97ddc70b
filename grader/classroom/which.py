"""Which exercise a file is for: by what its headers say, its name, or the functions it defines.

A class, Gradescope's container and `grader check` ask this of a file; what they do where the answer
is not plain is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from grader.classroom.work import Seen, stem_of

_AGAIN = re.compile(r"(?:[-_ ]?\(\d+\)|-\d+| copy(?: \d+)?)$")
"""What a system puts behind the name of a file that was handed in again."""


def as_id(name: str) -> str:
    """Return a name as ids of exercises are written: `Stable_Softmax` is `stable-softmax`."""
    return name.lower().replace("_", "-").replace(" ", "-")


def original(file: str) -> str:
    """Return the name that a file was given, without its ending: `helper-1.py` is `helper`."""
    return _AGAIN.sub("", stem_of(file).strip())


def stated(view: Seen) -> list[str]:
    """Return the exercises that the headers of a file name, each once."""
    return list(dict.fromkeys(name for header in view.headers for name in header.exercises))


def called(file: str, folder: str = "") -> list[str]:
    """Return the ids that the name of a file may be, the most literal first, then its folder's."""
    return [as_id(stem_of(file)), as_id(original(file)), as_id(folder)]


def solved(view: Seen, functions: Mapping[str, Collection[str]]) -> list[str]:
    """Return the exercises all of whose functions a file defines."""
    return [name for name, wanted in functions.items() if wanted and view.names >= set(wanted)]
