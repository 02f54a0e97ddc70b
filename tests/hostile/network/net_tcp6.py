# attack: opens a TCP connection over IPv6 | expect: pass
import socket

port = "@TCP6_AT@"
try:
    socket.create_connection(("::1", int(port) if port.isdigit() else 9), timeout=0.2).close()
except OSError:
    pass


def double(x):
    return 2 * x
