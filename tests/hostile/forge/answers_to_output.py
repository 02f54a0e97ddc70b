# attack: has its answers go where output goes | expect: crash | exercise: single-double
import os


def double(x):
    os.dup2(1, 4)
    return 2 * x
