# attack: sends a datagram to a socket without a file | expect: pass
import socket

try:
    socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"found", "\0@ABSTRACT_DGRAM_AT@")
except OSError:
    pass


def double(x):
    return 2 * x
