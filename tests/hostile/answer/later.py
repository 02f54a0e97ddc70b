# attack: returns zeros and fills them in from a thread | expect: fail | says: entries differ
import threading
import time

import numpy as np


def fill(y, x):
    time.sleep(0.05)
    y[...] = 2 * x


def double(x):
    y = np.zeros_like(x)
    threading.Thread(target=fill, args=(y, x)).start()
    return y
