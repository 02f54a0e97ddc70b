import math


def pieces(tokens, n):
    out = []
    i = 0
    while i + n <= len(tokens):
        out.append(tokens[i : i + n])
        i += 1
    return out


def modified_precision(candidate, references, n):
    todo = pieces(candidate, n)
    total = len(todo)
    clipped = 0
    while todo:
        piece = todo[0]
        k = todo.count(piece)
        todo = [p for p in todo if p != piece]
        most = 0
        for ref in references:
            most = max(most, pieces(ref, n).count(piece))
        clipped = clipped + min(k, most)
    return clipped, total


def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    if c > r:
        return 1.0
    return math.pow(math.e, 1 - r / c)


def corpus_bleu(candidates, references, max_n=4):
    log_sum = 0.0
    n = 1
    while n <= max_n:
        clipped = 0
        total = 0
        for k, candidate in enumerate(candidates):
            a, b = modified_precision(candidate, references[k], n)
            clipped += a
            total += b
        if total == 0 or clipped == 0:
            return 0.0
        log_sum += math.log(clipped) - math.log(total)
        n += 1
    c = 0
    r = 0
    for k, candidate in enumerate(candidates):
        c += len(candidate)
        best = len(references[k][0])
        for ref in references[k]:
            if abs(len(ref) - len(candidate)) < abs(best - len(candidate)):
                best = len(ref)
            elif abs(len(ref) - len(candidate)) == abs(best - len(candidate)):
                best = min(best, len(ref))
        r += best
    return brevity_penalty(c, r) * math.exp(log_sum / max_n)
