import math


def log_sum_exp(values):
    m = max(values)
    return m + math.log(math.fsum(math.exp(v - m) for v in values))


def sequence_log_prob(logits, tokens):
    rows = [list(map(float, row)) for row in logits]
    return math.fsum(row[int(y)] - log_sum_exp(row) for row, y in zip(rows, tokens, strict=True))


def perplexity(logits, tokens):
    return math.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    i = 0
    while i < len(tokens) and tokens[i] != eos:
        i += 1
    return tokens[:i]
