# attack: reads a file by the calls themselves | expect: pass
import os

try:
    found = os.read(os.open("@KEY@", os.O_RDONLY), 900)
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
