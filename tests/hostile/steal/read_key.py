# attack: reads a private key | expect: pass
try:
    found = open("@KEY@").read()
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
