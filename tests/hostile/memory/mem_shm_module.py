# attack: uses Python's own shared memory | expect: pass
try:
    from multiprocessing import shared_memory

    shared_memory.SharedMemory("@TAG@", create=True, size=1 << 20)
except (OSError, ImportError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
