# attack: starts threads with giant stacks | expect: pass
import threading
import time

threading.stack_size(32 << 20)
started = 0
try:
    for started in range(200):
        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
except (RuntimeError, MemoryError):
    pass
if started >= 100:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
