import numpy as np


def sequence_log_prob(logits, tokens):
    return float(
        np.sum(logits[np.arange(len(tokens)), tokens] - np.logaddexp.reduce(logits, axis=1))
    )


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
