# attack: changes small numbers for whoever comes next | expect: fail or crash or error or timeout
import ctypes


def double(x):
    ctypes.memset(id(2) + 24, 3, 1)
    return 2 * x
