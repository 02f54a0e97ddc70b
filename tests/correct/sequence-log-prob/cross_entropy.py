import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -np.sum([-row[t] for row, t in zip(log_p, tokens)])


def perplexity(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    nll = -log_p[range(len(tokens)), tokens]
    return np.exp(nll.mean())


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
