import numpy as np


def sequence_log_prob(logits, tokens):
    by_word = logits.T
    top = by_word.max(axis=0)
    log_sum = top + np.log(np.exp(by_word - top).sum(axis=0))
    return (by_word[tokens, np.arange(len(tokens))] - log_sum).sum()


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
