# attack: goes around by way of its own root | expect: pass
try:
    found = open("/proc/self/root@KEY@").read()
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
