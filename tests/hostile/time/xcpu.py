# attack: ignores the signal that says its CPU time is up | expect: timeout | exercise: single-double
import os
import signal
import threading

signal.signal(signal.SIGXCPU, signal.SIG_IGN)
threading.stack_size(max(1 << 16, os.sysconf("SC_THREAD_STACK_MIN")))


def spin():
    while True:
        pass


for _ in range(8):
    threading.Thread(target=spin, daemon=True).start()
spin()


def double(x):
    return 2 * x
