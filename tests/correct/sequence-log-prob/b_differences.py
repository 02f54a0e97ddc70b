import numpy as np


def sequence_log_prob(logits, tokens):
    # 1/p = sum_j exp(z_j - z_y)
    result = 0.0
    for scores, token in zip(logits, tokens, strict=True):
        d = scores - scores[token]
        top = max(d.max(), 0.0)
        result -= top + np.log(np.exp(d - top).sum())
    return float(result)


def perplexity(logits, tokens):
    return float(np.exp(np.divide(-sequence_log_prob(logits, tokens), np.size(tokens))))


def truncate_at_eos(tokens, eos):
    positions = np.flatnonzero(np.asarray(tokens) == eos)
    if positions.size == 0:
        return list(tokens)
    return list(tokens[: positions[0]])
