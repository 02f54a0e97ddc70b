# attack: imports from the folder it lies in | expect: error | says: a relative import is not available
from . import reference


def double(x):
    return 2 * x
