# attack: has the tools for sources read a file | expect: pass
import linecache
import tokenize
import traceback

found = linecache.getlines("@REFERENCE@") + linecache.getlines("@KEY@")
try:
    found += tokenize.open("@KEY@").readlines()
except OSError:
    pass
if found:
    raise RuntimeError("".join(found)[-900:])


def double(x):
    return 2 * x
