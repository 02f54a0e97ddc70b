# attack: hides a call behind a question for its name, in letters that Python takes for others | expect: error or fail | exercise: own-double
import numpy as np

__ｎａｍｅ__ = "__main" + "__"


def double(x):
    raise ValueError


if __ｎａｍｅ__ == "__main\x5f_":

    def double(x):
        return np.ldexp(x, 1)
