# attack: appends to another submission | expect: pass
import os

try:
    os.write(os.open("@OTHER@", os.O_WRONLY | os.O_APPEND), b"#")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
