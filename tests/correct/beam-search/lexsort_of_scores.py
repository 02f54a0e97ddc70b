from dataclasses import dataclass
import numpy as np


@dataclass
class Hypothesis:
    tokens: tuple
    logp: float

    def score(self, alpha):
        n = len(self.tokens) - 1
        return self.logp / ((5 + n) / 6) ** alpha


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    beam, finished = [Hypothesis((bos,), 0.0)], []
    while beam:
        scores = np.stack([h.logp + np.asarray(step(h.tokens)) for h in beam])
        rows, cols = np.indices(scores.shape)
        order = np.lexsort((cols.ravel(), -scores.ravel()))[:beam_size]
        kept = [
            Hypothesis(
                beam[rows.ravel()[i]].tokens + (int(cols.ravel()[i]),), float(scores.ravel()[i])
            )
            for i in order
        ]
        over = lambda h: h.tokens[-1] == eos or len(h.tokens) > max_len
        finished += [h for h in kept if over(h)]
        beam = [h for h in kept if not over(h)]
    best = finished[0]
    for h in finished[1:]:
        if h.score(alpha) > best.score(alpha):
            best = h
    return list(best.tokens[1:]), best.score(alpha)
