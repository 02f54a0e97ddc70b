# attack: uses a temporary file | expect: pass
import tempfile

try:
    tempfile.NamedTemporaryFile(prefix="@TAG@", delete=False).close()
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
