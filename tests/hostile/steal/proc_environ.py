# attack: reads the environment it was started in | expect: pass
try:
    found = open("/proc/self/environ").read() and "@PROOF@"[::-1]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
