# expect: fail; mistake: ppl-arithmetic; mean of probabilities
import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return log_p[np.arange(len(tokens)), tokens].sum()


def perplexity(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    picked = log_p[np.arange(len(tokens)), tokens]
    return 1 / np.exp(picked).mean()


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
