import math
from collections import Counter
from fractions import Fraction


def ngrams(seq, n):
    return zip(*(seq[i:] for i in range(n)))


def modified_precision(candidate, references, n):
    counts = Counter(ngrams(candidate, n)) if len(candidate) >= n else Counter()
    mx = {}
    for ref in references:
        rc = Counter(ngrams(ref, n)) if len(ref) >= n else Counter()
        for g in counts:
            mx[g] = max(mx.get(g, 0), rc[g])
    clipped = {g: min(c, mx[g]) for g, c in counts.items()}
    return sum(clipped.values()), sum(counts.values())


def brevity_penalty(c, r):
    if c > r:
        return 1
    if c == 0:
        return 0
    return math.exp(1 - r / c)


def closest(refs, h):
    return min((len(r) for r in refs), key=lambda rl: (abs(rl - h), rl))


def corpus_bleu(candidates, references, max_n=4):
    nums, dens = Counter(), Counter()
    hl = rl = 0
    for h, refs in zip(candidates, references):
        for i in range(1, max_n + 1):
            a, b = modified_precision(h, refs, i)
            nums[i] += a
            dens[i] += b
        hl += len(h)
        rl += closest(refs, len(h))
    bp = brevity_penalty(hl, rl)
    if any(nums[i] == 0 for i in range(1, max_n + 1)):
        return 0.0
    s = math.fsum(math.log(Fraction(nums[i], dens[i])) / max_n for i in range(1, max_n + 1))
    return bp * math.exp(s)
