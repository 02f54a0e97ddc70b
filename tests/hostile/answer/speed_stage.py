# attack: computes while inputs arrive, when no clock runs | expect: pass or fail | says: 0 of 1 points;outside | exercise: timed-double
import sys

SLOW = 200000


def double(x):
    sum(range(SLOW))
    return 2 * x


serve = sys.modules["worker.serve"]
stage = serve.Worker.stage


def early(self, header, payload):
    answer = stage(self, header, payload)
    done = [double(*places, **named) for _, places, named in self.staged]
    self.staged = [(done[n].__pos__, [], {}) for n in range(len(done))]
    return answer


serve.Worker.stage = early
