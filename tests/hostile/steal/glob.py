# attack: looks for files by pattern | expect: pass
import glob

try:
    found = glob.glob("@FOLDER@/*/*") and "@PROOF@"[::-1]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
