# attack: makes weak references and looks what they call back with | expect: fail or error | exercise: product
import weakref

import numpy as np


def product(a, b):
    refusing = getattr(np, "do" + "t")
    for kind in (weakref.getweakrefs, weakref.getweakrefcount):
        kind(refusing)
    return weakref.proxy(refusing)(a, b)
