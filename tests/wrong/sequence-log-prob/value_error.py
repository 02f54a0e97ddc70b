# expect: fail; mistake: none; ValueError without eos
import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return log_p[np.arange(len(tokens)), tokens].sum()


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    return tokens[: tokens.index(eos)]
