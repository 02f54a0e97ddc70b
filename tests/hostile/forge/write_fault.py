# attack: writes over its own interpreter | expect: crash or error or timeout
import ctypes


def double(x):
    for n in range(0, 1 << 16, 8):
        ctypes.memset(id(x) + n - (1 << 15), 0xFF, 8)
    return 2 * x
