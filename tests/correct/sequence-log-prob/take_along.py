import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return np.take_along_axis(log_p, tokens[:, None], axis=1).sum()


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    try:
        return tokens[: tokens.index(eos)]
    except ValueError:
        return tokens
