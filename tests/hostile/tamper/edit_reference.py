# attack: changes the reference solution | expect: pass
try:
    open("@REFERENCE@", "a").write("double=None")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
