# attack: has the kernel encrypt | expect: pass
import socket

try:
    socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)
except (OSError, AttributeError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
