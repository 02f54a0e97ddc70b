# attack: calls what the exercise forbids in another thread | expect: fail | says: calls `softmax` | exercise: weights
import threading
import torch


def weights(x):
    found = []
    call = getattr(torch, "soft" + "max")
    thread = threading.Thread(target=lambda: found.append(call(x, -1)))
    thread.start()
    thread.join()
    return found[0]
