import math


def tails(tokens, n):
    if len(tokens) < n:
        return []
    return [tuple(tokens[:n])] + tails(tokens[1:], n)


def modified_precision(candidate, references, n):
    grams = tails(candidate, n)
    occurrences = [tails(ref, n) for ref in references]

    def clipped(left):
        if not left:
            return 0
        head = left[0]
        same = [g for g in left if g == head]
        rest = [g for g in left if g != head]
        return min(len(same), max(o.count(head) for o in occurrences)) + clipped(rest)

    return clipped(grams), len(grams)


def brevity_penalty(c, r):
    return 0.0 if c == 0 else 1.0 if r <= c else 1 / math.exp(r / c - 1)


def corpus_bleu(candidates, references, max_n=4):
    def add(pairs):
        return tuple(map(sum, zip(*pairs))) or (0, 0)

    def best(candidate, refs):
        for gap in range(10_000):
            for size in (len(candidate) - gap, len(candidate) + gap):
                if any(len(ref) == size for ref in refs):
                    return size

    score = brevity_penalty(*add([(len(x), best(x, y)) for x, y in zip(candidates, references)]))
    for n in range(max_n, 0, -1):
        hit, total = add([modified_precision(x, y, n) for x, y in zip(candidates, references)])
        score = score * (hit / total) ** (1 / max_n) if total else 0.0
    return score
