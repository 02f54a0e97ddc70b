# attack: looks for descriptors that were left open | expect: pass
import fcntl

held = []
for fd in range(5, 1024):
    try:
        fcntl.fcntl(fd, fcntl.F_GETFD)
    except OSError:
        continue
    held.append(fd)
if held:
    raise RuntimeError("@PROOF@"[::-1] + str(held))


def double(x):
    return 2 * x
