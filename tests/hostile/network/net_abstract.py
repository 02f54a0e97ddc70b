# attack: connects to a socket without a file | expect: pass
import socket

try:
    socket.socket(socket.AF_UNIX).connect("\0@ABSTRACT_AT@")
except OSError:
    pass


def double(x):
    return 2 * x
