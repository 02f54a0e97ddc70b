# attack: walks through everything | expect: pass
import os

try:
    found = list(os.walk("@FOLDER@")) and "@PROOF@"[::-1]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
