# attack: writes to the result after it was returned, from a thread | expect: pass or fail or error
import threading
import time

import numpy as np


def double(x):
    y = 2 * np.array(x)

    def spoil():
        time.sleep(0.002)
        y.fill(7)

    threading.Thread(target=spoil, daemon=True).start()
    return y
