# attack: computes when results are handed over, after the clock of the calls | expect: fail or pass | says: 0 of 1 points;outside;sent what it may not;timed result is wrong | exercise: timed-double
import sys

serve = sys.modules["worker.serve"]


def go(self, header, payload):
    return {"kind": "done", "seconds": 0.0}, []


def fetch(self, header, payload):
    real_go(self, header, payload)
    return real(self, header, payload)


def double(x):
    sum(range(200000))
    return 2 * x


real, serve.Worker.fetch = serve.Worker.fetch, fetch
real_go, serve.Worker.go = serve.Worker.go, go
