# attack: changes how NumPy shows and checks numbers | expect: fail | says: entries differ
import warnings

import numpy as np

np.set_printoptions(precision=0, threshold=0, formatter={"all": lambda v: "1"})
np.seterr(all="raise")
warnings.simplefilter("error")


def double(x):
    return 2 * x + 1e-3
