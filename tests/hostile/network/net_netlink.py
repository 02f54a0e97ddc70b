# attack: talks to the kernel about the network | expect: pass
import socket

try:
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)
except (OSError, AttributeError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
