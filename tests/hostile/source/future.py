# attack: asks for every change of the language | expect: pass
from __future__ import annotations, barry_as_FLUFL


def double(x):
    return 2 * x
