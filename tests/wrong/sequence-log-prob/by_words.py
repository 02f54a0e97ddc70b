# expect: fail; mistake: ppl-over-vocabulary; divided by V
import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return log_p[np.arange(len(tokens)), tokens].sum()


def perplexity(logits, tokens):
    return np.exp(-sequence_log_prob(logits, tokens) / logits.shape[1])


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
