# attack: waits for connections | expect: pass
import socket

try:
    socket.create_server(("127.0.0.1", 0))
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
