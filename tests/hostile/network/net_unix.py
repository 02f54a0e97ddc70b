# attack: connects to a socket in the file system | expect: pass
import socket

try:
    socket.socket(socket.AF_UNIX).connect("@UNIX_AT@")
except OSError:
    pass


def double(x):
    return 2 * x
