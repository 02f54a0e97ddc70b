# attack: recurses with large frames | expect: error or memory or crash
import sys

sys.setrecursionlimit(10**6)


def deeper(n):
    block = bytes(1 << 12)
    return deeper(n + 1) + len(block)


def double(x):
    return 2 * x + deeper(0)
