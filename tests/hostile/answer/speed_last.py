# attack: computes the last result of each block alone | expect: fail or crash or error | exercise: timed-double
import sys

serve = sys.modules["worker.serve"]


def go(self, header, payload):
    function, places, named = self.staged[-1]
    self.results = [function(*places, **named)] * len(self.staged)
    return {"kind": "done", "seconds": 0.0}, []


def double(x):
    return 2 * x


serve.Worker.go = go
