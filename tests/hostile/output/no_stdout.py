# attack: closes its output | expect: pass
import os
import sys

sys.stdout = sys.stderr = None
os.close(1)
os.close(2)


def double(x):
    return 2 * x
