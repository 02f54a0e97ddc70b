# attack: opens a TCP connection | expect: pass
import socket

try:
    socket.create_connection(("127.0.0.1", @TCP_AT@), timeout=0.2).close()
except OSError:
    pass


def double(x):
    return 2 * x
