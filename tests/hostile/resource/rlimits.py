# attack: raises its limits | expect: pass
import resource

try:
    for which in (resource.RLIMIT_CPU, resource.RLIMIT_DATA, resource.RLIMIT_NPROC):
        resource.setrlimit(which, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
except (OSError, ValueError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
