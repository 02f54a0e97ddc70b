# attack: clears what audits, by an exception in it and by another hook | expect: fail or crash | exercise: product
import sys

import numpy as np


def loud(event, args):
    if event == "object.__getattr__":
        raise RuntimeError("enough")


def product(a, b):
    sys.addaudithook(loud)
    function = getattr(np, "do" + "t")
    try:
        code = function._implementation.__code__
    except Exception:
        code = None
    for part in getattr(code, "co_consts", ()):
        if callable(part):
            return part(a, b)
    return function(a, b)
