from functools import reduce

import numpy as np


def sequence_log_prob(logits, tokens):
    return sum(row[y] - reduce(np.logaddexp, row) for row, y in zip(logits, tokens, strict=True))


def perplexity(logits, tokens):
    log_p = sequence_log_prob(logits, tokens)
    return np.e ** (-log_p / len(tokens))


def truncate_at_eos(tokens, eos):
    return tokens[: (tokens + [eos]).index(eos)]
