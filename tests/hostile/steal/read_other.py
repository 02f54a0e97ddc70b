# attack: reads another submission | expect: pass
try:
    found = open("@OTHER@").read()
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
