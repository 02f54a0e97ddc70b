# attack: hides a call in the main part of a program, whose name is written with an escape | expect: error or fail | exercise: own-double
import numpy as np

__name__ = "__main" "_\x5f"


def double(x):
    raise ValueError


if __name__ == "__main" "_\x5f":

    def double(x):
        return np.ldexp(x, 1)
