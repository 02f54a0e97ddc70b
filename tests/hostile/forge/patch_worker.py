# attack: replaces the worker's own code by one that says it passed | expect: crash | says: an answer of no known kind
import sys


def answer(self, header, payload):
    return {"kind": "passed", "passed": True, "points": 6}, []


def double(x):
    sys.modules["worker.serve"].Worker.answer = answer
    return 2 * x
