import numpy as np


class CrossEntropy:
    def __init__(self, reduction):
        self.reduction = reduction

    def __call__(self, logits, target):
        z = logits - np.amax(logits, axis=1, keepdims=True)
        loss = np.log(np.exp(z).sum(axis=1)) - z[np.arange(target.shape[0]), target]
        return loss.mean() if self.reduction == "mean" else loss.sum()


def sequence_log_prob(logits, tokens):
    return -CrossEntropy("sum")(logits, tokens)


def perplexity(logits, tokens):
    return np.exp(CrossEntropy("mean")(logits, tokens))


def truncate_at_eos(tokens, eos):
    return list(iter(iter(tokens).__next__, eos))
