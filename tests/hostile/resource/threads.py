# attack: starts as many threads as it can | expect: pass or timeout
import os
import threading
import time

threading.stack_size(max(1 << 16, os.sysconf("SC_THREAD_STACK_MIN")))
started = 0
try:
    for started in range(1500):
        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
except (RuntimeError, MemoryError):
    pass
if started > 1000:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
