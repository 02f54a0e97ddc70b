# attack: returns something whose last reference hangs | expect: timeout
import time


class Result:
    def __del__(self):
        time.sleep(60)


def double(x):
    return [2 * x, Result()]
