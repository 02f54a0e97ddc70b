import numpy as np


def log_softmax(x):
    c = np.max(x, axis=-1, keepdims=True)
    return x - (c + np.log(np.sum(np.exp(x - c), axis=-1, keepdims=True)))


def sequence_log_prob(logits, tokens):
    mask = np.arange(logits.shape[1])[None, :] == tokens[:, None]
    return np.where(mask, log_softmax(logits), 0.0).sum()


def perplexity(logits, tokens):
    lp = sequence_log_prob(logits, tokens) / tokens.shape[0]
    return 1.0 / np.exp(lp)


def truncate_at_eos(tokens, eos):
    for end in range(len(tokens)):
        if tokens[end] == eos:
            return tokens[0:end]
    return tokens
