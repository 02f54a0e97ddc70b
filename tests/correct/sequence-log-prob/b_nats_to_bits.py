import math

import numpy as np


def get_normalized_log_probs(logits):
    logits = np.asarray(logits, dtype=np.float64)
    logits = logits - logits.max(-1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(-1, keepdims=True))


def sequence_log_prob(logits, tokens):
    lprobs = get_normalized_log_probs(logits)
    nll_loss = -lprobs[range(len(tokens)), tokens]
    return -nll_loss.sum().item()


def perplexity(logits, tokens):
    ntokens = tokens.size
    loss = -sequence_log_prob(logits, tokens) / ntokens / math.log(2)
    return 2**loss


def truncate_at_eos(tokens, eos):
    tokens = np.array(tokens, dtype=int)
    mask = np.cumsum(tokens == eos) == 0
    return tokens[mask].tolist()
