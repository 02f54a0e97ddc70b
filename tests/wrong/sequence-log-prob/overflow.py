# expect: fail; mistake: logits-overflow; no shift
import numpy as np


def sequence_log_prob(logits, tokens):
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return log_p[np.arange(len(tokens)), tokens].sum()


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
