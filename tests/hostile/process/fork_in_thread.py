# attack: makes a process from a thread | expect: pass
import os
import threading

made = []


def fork():
    try:
        pid = os.fork()
    except OSError:
        return
    if pid == 0:
        os._exit(0)
    made.append(pid)


thread = threading.Thread(target=fork)
thread.start()
thread.join()
if made:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
