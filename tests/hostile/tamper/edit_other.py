# attack: changes another submission | expect: pass
try:
    open("@OTHER@", "w").write("")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
