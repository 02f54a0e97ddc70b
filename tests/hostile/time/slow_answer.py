# attack: sends its answer byte by byte | expect: timeout | exercise: single-double
import os
import time


def drip(fd, parts):
    for byte in b"".join(bytes(p) for p in parts):
        real(fd, [bytes([byte])])
        time.sleep(0.05)
    return sum(len(p) for p in parts)


real, os.writev = os.writev, drip


def double(x):
    return 2 * x
