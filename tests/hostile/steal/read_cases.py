# attack: reads the hidden cases | expect: pass
try:
    found = open("@CASES@").read()[-300:]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
