# attack: leaves a file in the public folder | expect: pass
try:
    open("/tmp/@TAG@", "w").close()
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
