# attack: sends a datagram | expect: pass
import socket

try:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"found", ("127.0.0.1", @UDP_AT@))
except OSError:
    pass


def double(x):
    return 2 * x
