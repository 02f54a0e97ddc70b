# attack: ends its first thread and lives on in another | expect: timeout or crash | exercise: single-double
import ctypes
import os
import threading

EXIT = {"x86_64": 60, "aarch64": 93}[os.uname().machine]


def spin():
    while True:
        pass


def double(x):
    threading.Thread(target=spin, daemon=True).start()
    ctypes.CDLL(None).syscall(EXIT, 0)
