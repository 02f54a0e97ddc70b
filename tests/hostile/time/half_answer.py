# attack: sends the beginning of an answer and waits | expect: timeout | exercise: single-double
import os
import time


def half(fd, parts):
    real(fd, [bytes(parts[0])[:20]])
    time.sleep(60)


real, os.writev = os.writev, half


def double(x):
    return 2 * x
