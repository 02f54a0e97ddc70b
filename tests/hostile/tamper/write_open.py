# attack: leaves a file in a folder that everybody may write to | expect: pass
try:
    open("@OPEN@/@TAG@", "w").close()
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
