# attack: makes a socket with a name | expect: pass
import socket

try:
    socket.socket(socket.AF_UNIX).bind("@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
