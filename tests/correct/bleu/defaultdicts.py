from collections import defaultdict
import math


def count(tokens, n):
    d = defaultdict(int)
    for start in range(0, len(tokens)):
        stop = start + n
        if stop > len(tokens):
            break
        d[tuple(tokens[start:stop])] += 1
    return d


def modified_precision(candidate, references, n):
    cand = count(candidate, n)
    best = defaultdict(int)
    for ref in references:
        for g, k in count(ref, n).items():
            if k > best[g]:
                best[g] = k
    hit = 0
    total = 0
    for g in cand:
        total += cand[g]
        if g in best:
            hit += cand[g] if cand[g] < best[g] else best[g]
    return (hit, total)


def brevity_penalty(c, r):
    try:
        return min(math.exp(1 - r / c), 1)
    except ZeroDivisionError:
        return 0


def corpus_bleu(candidates, references, max_n=4):
    precisions = []
    for n in range(1, 1 + max_n):
        top = bottom = 0
        for i in range(len(candidates)):
            a, b = modified_precision(candidates[i], references[i], n)
            top, bottom = top + a, bottom + b
        precisions.append(top / bottom if bottom else 0)
    if 0 in precisions:
        return 0.0
    c, r = 0, 0
    for i in range(len(candidates)):
        m = len(candidates[i])
        c += m
        ordered = sorted(references[i], key=len)
        r += len(sorted(ordered, key=lambda ref: abs(len(ref) - m))[0])
    return brevity_penalty(c, r) * math.prod(precisions) ** (1.0 / max_n)
