# attack: reads the reference solution | expect: pass
try:
    found = open("@REFERENCE@").read()[-300:]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
