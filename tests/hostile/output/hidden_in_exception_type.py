# attack: names an exception's class after the inputs it was given | expect: error or fail
import numpy as np


def double(x):
    raise type("E" + "".join(str(int(v)) for v in np.ravel(x))[:60], (ValueError,), {})()
