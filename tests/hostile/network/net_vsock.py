# attack: talks to the host of a virtual machine | expect: pass
import socket

try:
    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
except (OSError, AttributeError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
