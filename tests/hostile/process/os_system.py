# attack: runs a shell | expect: pass
import os

if os.system("echo @TAG@ > @OPEN@/@TAG@") == 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
