# attack: reads a file below Python's `open` | expect: pass
import _io

try:
    found = _io.FileIO("@KEY@").readall()
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
