# attack: overflows the stack of C | expect: crash or memory or error
import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def double(x):
    return Deep().y
