import math
from dataclasses import dataclass, field
from itertools import tee, islice
from collections import Counter


def windows(tokens, n):
    streams = tee(tokens, n)
    return Counter(zip(*(islice(s, i, None) for i, s in enumerate(streams))))


@dataclass
class Stats:
    max_n: int
    hits: list = field(default_factory=list)
    totals: list = field(default_factory=list)
    c: int = 0
    r: int = 0

    def __post_init__(self):
        self.hits = [0] * self.max_n
        self.totals = [0] * self.max_n

    def update(self, candidate, references):
        self.c += len(candidate)
        gap = lambda length: abs(length - len(candidate))
        lengths = {len(ref) for ref in references}
        smallest = min(map(gap, lengths))
        self.r += min(length for length in lengths if gap(length) == smallest)
        for k in range(self.max_n):
            hit, total = modified_precision(candidate, references, k + 1)
            self.hits[k] += hit
            self.totals[k] += total

    @property
    def score(self):
        if not all(self.hits):
            return 0.0
        log_p = sum(math.log2(h / t) for h, t in zip(self.hits, self.totals)) / self.max_n
        return brevity_penalty(self.c, self.r) * 2.0**log_p


def modified_precision(candidate, references, n):
    mine = windows(candidate, n)
    theirs = [windows(ref, n) for ref in references]
    return sum(min(k, max(t[g] for t in theirs)) for g, k in mine.items()), sum(mine.values())


def brevity_penalty(c, r):
    return 0.0 if not c else math.exp(min(0.0, 1.0 - r / c))


def corpus_bleu(candidates, references, max_n=4):
    stats = Stats(max_n)
    for pair in zip(candidates, references):
        stats.update(*pair)
    return stats.score
