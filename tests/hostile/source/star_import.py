# attack: imports every name there is | expect: pass
from numpy import *


def double(x):
    return 2 * x
