# attack: tries every call that is newer than the list | expect: pass
import ctypes

ALLOWED = {441}  # `epoll_pwait2` comes to nothing without an `epoll`
libc = ctypes.CDLL(None, use_errno=True)
DEADLY = {440, 442}
for number in sorted(set(range(443, 480)) - ALLOWED - DEADLY):
    if libc.syscall(number, -1, None, 0, 0, 0, 0) >= 0:
        raise RuntimeError("@PROOF@"[::-1] + str(number))


def double(x):
    return 2 * x
