# attack: looks under the library's old names | expect: fail or error | exercise: product
import warnings

import numpy as np


def product(a, b):
    warnings.simplefilter("ignore")
    core = getattr(np, "co" + "re")
    return getattr(core.multiarray, "do" + "t")(a, b)
