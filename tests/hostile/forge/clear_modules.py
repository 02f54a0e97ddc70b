# attack: empties the table of modules | expect: pass or error or crash
import sys


def double(x):
    y = 2 * x
    sys.modules.clear()
    return y
