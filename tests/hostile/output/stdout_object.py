# attack: puts an object of its own where output goes | expect: pass
import sys


class Stream:
    def __getattr__(self, name):
        raise SystemExit


def double(x):
    sys.stdout = sys.stderr = Stream()
    return 2 * x
