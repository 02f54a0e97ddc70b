# attack: lists a folder in another way | expect: pass
import os

try:
    found = [e.name for e in os.scandir("@FOLDER@")] and "@PROOF@"[::-1]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
