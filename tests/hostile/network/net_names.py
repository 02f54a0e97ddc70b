# attack: asks for the address of a name | expect: pass
import socket

try:
    socket.getaddrinfo("localhost", 80)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
