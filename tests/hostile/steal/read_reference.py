# attack: reads the reference solution | expect: pass
try:
    found = open("@REFERENCE@").read()
except OSError:
    found = ""
if found:
    raise RuntimeError(found)


def double(x):
    return 2 * x
