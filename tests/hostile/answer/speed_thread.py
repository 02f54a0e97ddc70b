# attack: computes in a thread while no clock should run | expect: pass or fail | says: 0 of 1 points;outside | exercise: timed-double
import sys
import threading


def double(x):
    sum(range(200000))
    return 2 * x


def work(staged, done):
    done.extend(function(*places, **named) for function, places, named in staged)


def early(self, header, payload):
    answer = stage(self, header, payload)
    done, staged = [], self.staged
    thread = threading.Thread(target=work, args=(staged, done))
    thread.start()

    def late(n):
        thread.join()
        return done[n]

    self.staged = [(late, [n], {}) for n in range(len(staged))]
    return answer


serve = sys.modules["worker.serve"]
stage, serve.Worker.stage = serve.Worker.stage, early
