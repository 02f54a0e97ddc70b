import heapq
from dataclasses import dataclass


@dataclass(frozen=True)
class Hypothesis:
    tokens: tuple
    log_p: float

    def children(self, step, bos):
        logs = step((bos, *self.tokens))
        return [Hypothesis((*self.tokens, i), self.log_p + float(v)) for i, v in enumerate(logs)]

    def score(self, alpha):
        return self.log_p / ((5 + len(self.tokens)) / 6) ** alpha


def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    alive, complete = [Hypothesis((), 0.0)], []
    while alive:
        pool = [child for h in alive for child in h.children(step, bos)]
        alive = []
        for h in heapq.nsmallest(beam_size, pool, key=lambda h: (-h.log_p, h.tokens[-1])):
            if h.tokens[-1] == eos or len(h.tokens) >= max_len:
                complete.append(h)
            else:
                alive.append(h)
    winner = max(complete, key=lambda h: h.score(alpha))
    return list(winner.tokens), winner.score(alpha)
