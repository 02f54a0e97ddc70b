import math


def sequence_log_prob(logits, tokens):
    total = 0.0
    for row, y in zip(logits, tokens):
        m = float(max(row))
        total += float(row[y]) - m - math.log(sum(math.exp(float(v) - m) for v in row))
    return total


def perplexity(logits, tokens):
    return math.exp(-sequence_log_prob(logits, tokens) / logits.shape[0])


def truncate_at_eos(tokens, eos):
    out = []
    for t in tokens:
        if t == eos:
            return out
        out.append(t)
    return out
