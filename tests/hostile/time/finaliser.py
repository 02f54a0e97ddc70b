# attack: returns something whose last reference hangs | expect: timeout | exercise: single-double
import time


class Result:
    def __del__(self):
        time.sleep(60)


def double(x):
    return [2 * x, Result()]
