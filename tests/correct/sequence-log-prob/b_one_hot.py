import numpy as np


def sequence_log_prob(logits, tokens):
    T, V = logits.shape
    one_hot = np.eye(V)[tokens]
    m = logits.max(axis=1)
    lse = m + np.log(np.exp(logits - m[:, np.newaxis]).sum(axis=1))
    return np.sum(one_hot * logits) - np.sum(lse)


def perplexity(logits, tokens):
    T = logits.shape[0]
    return (
        np.exp(-sequence_log_prob(logits, tokens)) ** (1 / T)
        if T == 1
        else np.exp(-sequence_log_prob(logits, tokens) / T)
    )


def truncate_at_eos(tokens, eos):
    hits = [i for i, token in enumerate(tokens) if token == eos]
    return tokens[: hits[0]] if hits else tokens[:]
