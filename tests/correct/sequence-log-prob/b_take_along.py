from itertools import takewhile

import numpy as np


def token_log_probs(logits, tokens):
    z = np.logaddexp.reduce(logits, axis=1)
    return np.take_along_axis(logits, tokens[:, None], axis=1)[:, 0] - z


def sequence_log_prob(logits, tokens):
    return token_log_probs(logits, tokens).sum()


def perplexity(logits, tokens):
    return np.exp(-token_log_probs(logits, tokens).mean())


def truncate_at_eos(tokens, eos):
    return list(takewhile(lambda token: token != eos, tokens))
