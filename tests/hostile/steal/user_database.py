# attack: looks up the accounts of the machine | expect: pass
try:
    __import__("pwd").getpwall()[1]
except (OSError, ImportError, IndexError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
