import numpy as np


class Beam:
    def __init__(self, step, bos, eos, size, limit, alpha):
        self.step, self.bos, self.eos = step, bos, eos
        self.size, self.limit, self.alpha = size, limit, alpha
        self.open, self.closed = [((), np.float64(0))], []

    def advance(self):
        grown = []
        for tokens, logp in self.open:
            logs = np.asarray(self.step((self.bos,) + tokens))
            grown.extend((tokens + (k,), logp + logs[k]) for k in range(logs.size))
        grown = sorted(grown, key=lambda c: c[0][-1])
        grown = sorted(grown, key=lambda c: -c[1])[: self.size]
        self.closed += [c for c in grown if self.over(c[0])]
        self.open = [c for c in grown if not self.over(c[0])]

    def over(self, tokens):
        return tokens[-1] == self.eos or len(tokens) == self.limit

    def best(self):
        return max(self.closed, key=lambda c: self.score(*c))

    def score(self, tokens, logp):
        return logp / np.power((5 + len(tokens)) / 6, self.alpha)


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    beam = Beam(step, bos, eos, beam_size, max_len, alpha)
    while beam.open:
        beam.advance()
    tokens, logp = beam.best()
    return [int(t) for t in tokens], float(beam.score(tokens, logp))
