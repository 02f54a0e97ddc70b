# attack: listens to every packet of the machine | expect: pass
import socket

try:
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
except (OSError, AttributeError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
