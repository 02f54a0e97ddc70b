# attack: puts an output stream in place whose flush hangs | expect: timeout | exercise: single-double
import sys
import time


class Stream:
    def write(self, text):
        pass

    def flush(self):
        time.sleep(60)


def double(x):
    sys.stdout = Stream()
    return 2 * x
