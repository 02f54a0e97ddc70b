# attack: sets a limit at all, to change what its crash looks like | expect: pass
import resource

try:
    resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, 1 << 20))
except (OSError, ValueError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
