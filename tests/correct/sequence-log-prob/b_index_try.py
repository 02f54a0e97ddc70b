import numpy as np


def sequence_log_prob(logits, tokens):
    total = 0.0
    for t, y in enumerate(tokens):
        row = logits[t]
        top = np.max(row)
        total += row[y] - top - np.log(np.sum(np.exp(row - top)))
    return total


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    try:
        end = tokens.index(eos)
    except ValueError:
        end = len(tokens)
    return tokens[:end]
