# attack: has a log written | expect: pass
import logging

try:
    logging.basicConfig(filename="@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
