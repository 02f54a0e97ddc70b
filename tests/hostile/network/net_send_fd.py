# attack: sends a descriptor to the grader | expect: pass
import socket

try:
    socket.send_fds(socket.socket(fileno=4), [b'x'], [1])
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
