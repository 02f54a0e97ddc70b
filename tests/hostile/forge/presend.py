# attack: answers before it is asked | expect: crash
import os
import threading
import time


def early():
    time.sleep(0.005)
    while True:
        try:
            os.write(4, b"GRD1" + bytes(28))
        except OSError:
            return
        time.sleep(0.001)


def double(x):
    threading.Thread(target=early, daemon=True).start()
    time.sleep(0.02)
    return 2 * x
