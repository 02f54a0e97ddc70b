# attack: exchanges the two pipes | expect: crash or timeout
import os


def double(x):
    os.dup2(3, 9)
    os.dup2(4, 3)
    os.dup2(9, 4)
    return 2 * x
