# attack: has the kernel copy a secret | expect: pass
import shutil

try:
    shutil.copy("@KEY@", "@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
