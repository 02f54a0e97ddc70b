# attack: becomes another program | expect: pass
import os

try:
    os.execv("/bin/sh", ["sh", "-c", "echo @TAG@ > @OPEN@/@TAG@"])
except OSError:
    pass


def double(x):
    return 2 * x
