# attack: leaves functions for the interpreter's end, and threads that go on | expect: pass or fail or crash or error
import atexit
import os
import threading

atexit.register(os.write, 4, b"x" * 4096)


class Last:
    def __del__(self):
        os.write(4, b"y" * 4096)


keep = Last()
threading._register_atexit(lambda: os.write(4, b"z" * 4096))


def double(x):
    return 2 * x
