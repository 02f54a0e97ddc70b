import numpy as np


def _before(tokens, eos):
    for token in tokens:
        if token == eos:
            return
        yield token


def truncate_at_eos(tokens, eos):
    return [*_before(tokens, eos)]


def sequence_log_prob(logits, tokens):
    x = np.array(logits, copy=True)
    x -= x.max(axis=1, keepdims=True)
    x -= np.log(np.exp(x).sum(axis=1, keepdims=True))
    return np.diag(x[:, tokens]).sum() if len(tokens) < 50 else x[np.arange(len(x)), tokens].sum()


def perplexity(logits, tokens):
    bits = -sequence_log_prob(logits, tokens) / np.log(2) / len(tokens)
    return np.exp2(bits)
