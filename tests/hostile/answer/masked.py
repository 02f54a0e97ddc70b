# attack: masks every entry, so that no comparison fails | expect: fail | says: `MaskedArray`
import numpy as np


def double(x):
    return np.ma.masked_array(x, mask=True)
