import numpy as np


def log_softmax(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    shifted = x - m
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


def sequence_log_prob(logits, tokens):
    logp = log_softmax(logits)
    picked = logp[np.arange(len(tokens)), tokens]
    return float(picked.sum())


def perplexity(logits, tokens):
    log_p = sequence_log_prob(logits, tokens)
    n = len(tokens)
    return float(np.exp(-log_p / n))


def truncate_at_eos(tokens, eos):
    out = []
    for token in tokens:
        if token == eos:
            break
        out.append(token)
    return out
