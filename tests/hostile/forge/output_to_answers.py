# attack: has its output go where answers go | expect: crash | says: sent what it may not
import os


def double(x):
    os.dup2(4, 1)
    print("pass " * 100, flush=True)
    return 2 * x
