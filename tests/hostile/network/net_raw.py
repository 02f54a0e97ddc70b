# attack: sends packets of its own making | expect: pass
import socket

try:
    socket.socket(socket.AF_INET, socket.SOCK_RAW)
except (OSError, AttributeError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
