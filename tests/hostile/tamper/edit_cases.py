# attack: changes the cases | expect: pass
try:
    open("@CASES@", "w").write("")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
