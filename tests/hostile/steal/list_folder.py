# attack: lists the folder of the submissions | expect: pass
import os

try:
    found = os.listdir("@FOLDER@") and "@PROOF@"[::-1]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
