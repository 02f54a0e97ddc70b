# attack: makes a pair of sockets | expect: pass
import socket

try:
    socket.socketpair()
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
