import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return np.cumsum(log_p[np.arange(len(tokens)), tokens])[-1]


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    n = len(tokens)
    i = 0
    while i < n and tokens[i] != eos:
        i += 1
    return tokens[0:i]
