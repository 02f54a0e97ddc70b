# attack: has a thread answer every question at once | expect: crash or fail or timeout or pass
import os
import sys
import threading

frame = sys._getframe()
while type(frame.f_locals.get("self")).__name__ != "Worker":
    frame = frame.f_back
worker = frame.f_locals["self"]
wire = sys.modules["worker.wire"]


def answer():
    last = worker.nonce
    while True:
        if worker.nonce != last:
            last = worker.nonce
            for part in wire.pack(last, {"kind": "done"}):
                os.write(4, part)


threading.Thread(target=answer, daemon=True).start()


def double(x):
    return x
