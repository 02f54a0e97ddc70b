# attack: rewrites the worker through its frames | expect: fail | says: calls `softmax` | exercise: weights
import inspect
import torch


def weights(x):
    frame = inspect.currentframe()
    while frame:
        worker = frame.f_locals.get("self")
        if hasattr(worker, "send"):
            send = type(worker).send
            type(worker).send = lambda self, answer, buffers: send(self, dict(answer), buffers)
            break
        frame = frame.f_back
    return getattr(torch, "soft" + "max")(x, -1)
