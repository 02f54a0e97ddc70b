# attack: has the C library make a file | expect: pass
import tempfile

try:
    tempfile.mkstemp(dir="@OPEN@", prefix="@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
