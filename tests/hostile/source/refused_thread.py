# attack: calls what the exercise forbids in another thread | expect: fail | says: calls `numpy.matmul` | exercise: product
import threading
import numpy as np


def product(a, b):
    found = []
    call = getattr(np, "mat" + "mul")
    thread = threading.Thread(target=lambda: found.append(call(a, b)))
    thread.start()
    thread.join()
    return found[0]
