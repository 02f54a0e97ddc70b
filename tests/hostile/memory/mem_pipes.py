# attack: parks bytes in the buffers of pipes | expect: pass
import os

parked = 0
try:
    for _ in range(2000):
        read, write = os.pipe()
        os.set_blocking(write, False)
        parked += os.write(write, bytes(1 << 16))
except OSError:
    pass
if parked > 100 << 20:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
