# attack: keeps the number of an earlier question and answers the next with it | expect: fail or error or crash
import os
import sys

kept = []


def double(x):
    frame = sys._getframe()
    while frame is not None:
        worker = frame.f_locals.get("self")
        if hasattr(worker, "nonce"):
            kept.append(worker.nonce)
            worker.nonce = kept[0]
        frame = frame.f_back
    return 2 * x
