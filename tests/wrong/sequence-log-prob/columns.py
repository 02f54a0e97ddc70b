# expect: fail; mistake: softmax-over-positions; axis 0
import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=0)
    log_p = z - np.log(np.exp(z).sum(axis=0))
    return log_p[np.arange(len(tokens)), tokens].sum()


def perplexity(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    picked = log_p[np.arange(len(tokens)), tokens]
    return np.exp(-picked.mean())


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
