# attack: looks for sockets and folders among its descriptors | expect: pass
import os
import socket

for fd in range(5):
    try:
        socket.socket(fileno=os.dup(fd))
    except OSError:
        pass
    else:
        raise RuntimeError("@PROOF@"[::-1])
    try:
        os.open("passwd", os.O_RDONLY, dir_fd=fd)
    except OSError:
        continue
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
