# attack: returns an array whose shape changes while it is read | expect: fail or error
import threading
import time

import numpy as np


def double(x):
    y = 2 * np.array(x)

    def change():
        for n in range(2000):
            y.resize(y.size + n % 3, refcheck=False)
            time.sleep(0.0001)

    threading.Thread(target=change, daemon=True).start()
    return y
