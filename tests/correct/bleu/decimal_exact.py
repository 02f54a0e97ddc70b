from collections import Counter
from decimal import Decimal, getcontext

getcontext().prec = 40


def modified_precision(candidate, references, n):
    n = int(n)
    own = Counter(tuple(candidate[i : i + n]) for i in range(1 + len(candidate) - n))
    for_refs = [
        Counter(tuple(ref[i : i + n]) for i in range(1 + len(ref) - n)) for ref in references
    ]
    return sum(max(min(own[g], counts[g]) for counts in for_refs) for g in own), sum(own.values())


def _bp(c, r):
    if not c:
        return Decimal(0)
    return Decimal(1) if c > r else (1 - Decimal(r) / Decimal(c)).exp()


def brevity_penalty(c, r):
    return float(_bp(c, r))


def corpus_bleu(candidates, references, max_n=4):
    product = Decimal(1)
    for n in range(1, max_n + 1):
        counts = [modified_precision(*pair, n) for pair in zip(candidates, references)]
        a, b = sum(x for x, _ in counts), sum(x for _, x in counts)
        if not a:
            return 0.0
        product *= Decimal(a) / Decimal(b)
    c = sum(len(x) for x in candidates)
    r = sum(
        min((len(y) for y in ys), key=lambda m: 2 * abs(m - len(x)) + (m > len(x)))
        for x, ys in zip(candidates, references)
    )
    return float(_bp(c, r) * (product.ln() / max_n).exp())
