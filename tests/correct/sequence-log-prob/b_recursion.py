import math

import numpy as np


def step(logits, token):
    largest = logits.max()
    return (logits[token] - largest) - math.log(np.exp(logits - largest).sum())


def sequence_log_prob(logits, tokens):
    return math.fsum(map(step, logits, tokens))


def perplexity(logits, tokens):
    cross_entropy = -np.mean([step(row, token) for row, token in zip(logits, tokens, strict=True)])
    return math.exp(cross_entropy)


def truncate_at_eos(tokens, eos):
    head = []
    rest = list(tokens)
    while rest and (token := rest.pop(0)) != eos:
        head.append(token)
    return head
