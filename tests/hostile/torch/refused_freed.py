# attack: searches the heap for what holds the refusal, to free it | expect: error or fail | says: NotAvailable | exercise: weights
import gc
import torch


def weights(x):
    for found in gc.get_objects():
        if type(found).__name__ in ("Library", "_DispatchModule"):
            found.reset()
    return getattr(torch, "soft" + "max")(x, -1)
