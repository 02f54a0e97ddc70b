# attack: watches every line of the worker and changes what it sees | expect: fail or crash or error
import sys


def trace(frame, event, argument):
    for name in ("value", "tree", "header"):
        frame.f_locals.get(name)
    return trace


sys.settrace(trace)
for frame in [sys._getframe(n) for n in range(4)]:
    frame.f_trace = trace


def double(x):
    return x
