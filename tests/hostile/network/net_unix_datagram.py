# attack: sends a datagram to a socket in the file system | expect: pass
import socket

try:
    socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"found", "@UNIX_DGRAM_AT@")
except OSError:
    pass


def double(x):
    return 2 * x
