# attack: makes a shared memory file | expect: pass
try:
    with open("/dev/shm/@TAG@", "wb") as file:
        file.write(bytes(1 << 20))
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
