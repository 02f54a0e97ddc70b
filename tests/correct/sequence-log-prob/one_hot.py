import numpy as np


def sequence_log_prob(logits, tokens):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    hot = tokens[:, None] == np.arange(logits.shape[1])
    return (log_p * hot).sum()


def perplexity(logits, tokens):
    return np.power(np.e, -sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    if eos in tokens:
        return tokens[: tokens.index(eos)]
    return list(tokens)
