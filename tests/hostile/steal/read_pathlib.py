# attack: reads a file by its path | expect: pass
import pathlib

try:
    found = pathlib.Path("@KEY@").read_text()
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
