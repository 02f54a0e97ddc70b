"""The probability of a sequence by the chain rule, its perplexity, and where a sentence ends.

Sutskever, Vinyals and Le 2014, section 2.
"""

import itertools

import numpy as np


def sequence_log_prob(logits, tokens):
    """Return log P of tokens (T,) under logits (T, V): a sum over the tokens."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # (T, V)
    return log_p[np.arange(len(tokens)), tokens].sum()


def perplexity(logits, tokens):
    """Return exp of minus the mean log-probability of a token."""
    return np.exp(-sequence_log_prob(logits, tokens) / len(tokens))


def truncate_at_eos(tokens, eos):
    """Return the tokens before the first eos."""
    return list(itertools.takewhile(lambda token: token != eos, tokens))


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One token after the other."""

    def sequence_log_prob(self, logits, tokens):
        total = logits.dtype.type(0)
        for row, token in zip(logits, tokens, strict=True):
            total = total + row[token] - np.logaddexp.reduce(row)
        return total

    def perplexity(self, logits, tokens):
        log_p = self.sequence_log_prob(logits, tokens)
        return 1 / np.exp(log_p / len(tokens))

    def truncate_at_eos(self, tokens, eos):
        kept = []
        for token in tokens:
            if token == eos:
                break
            kept.append(token)
        return kept


class by_gaps:
    """How far each token lies below the largest of its row."""

    def losses(self, logits, tokens):
        top = logits.max(1)
        picked = np.take_along_axis(logits, np.asarray(tokens)[:, None], 1)[:, 0]
        return top - picked + np.log(np.exp(logits - top[:, None]).sum(1))

    def sequence_log_prob(self, logits, tokens):
        return -np.sum(self.losses(logits, tokens))

    def perplexity(self, logits, tokens):
        return np.exp(np.mean(self.losses(logits, tokens)))

    def truncate_at_eos(self, tokens, eos):
        return tokens[: tokens.index(eos)] if eos in tokens else tokens[:]


class by_one_hot:
    """One-hot rows."""

    def sequence_log_prob(self, logits, tokens):
        hot = np.eye(logits.shape[1], dtype=logits.dtype)[tokens]
        return (hot * logits).sum() - np.logaddexp.reduce(logits, axis=1).sum()

    def perplexity(self, logits, tokens):
        return (
            np.exp(self.sequence_log_prob(logits, tokens)) ** (-1 / len(tokens))
            if len(tokens) < 50
            else np.exp(-self.sequence_log_prob(logits, tokens) / len(tokens))
        )

    def truncate_at_eos(self, tokens, eos):
        ends = [place for place, token in enumerate(tokens) if token == eos]
        return tokens[: min(ends, default=len(tokens))]


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def sequence_log_prob(self, logits, tokens):
        return self.joined(self.picked(self.log_p(logits), tokens))

    def log_p(self, logits):
        shifted = logits - logits.max(axis=1, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))

    def picked(self, log_p, tokens):
        return log_p[np.arange(len(tokens)), tokens]

    def joined(self, log_p):
        return log_p.sum()

    def perplexity(self, logits, tokens):
        log_p = self.log_p(logits)[np.arange(len(tokens)), tokens]
        return self.surprise(log_p, logits.shape[1])

    def surprise(self, log_p, words):
        return np.exp(-log_p.mean())

    def truncate_at_eos(self, tokens, eos):
        return self.cut(tokens, eos) if eos in tokens else self.uncut(tokens)

    def cut(self, tokens, eos):
        return tokens[: tokens.index(eos)]

    def uncut(self, tokens):
        return list(tokens)


class product_then_log(steps):
    def joined(self, log_p):
        return np.log(np.prod(np.exp(log_p)))


class shifted(steps):
    def picked(self, log_p, tokens):
        return log_p[np.arange(len(tokens) - 1), tokens[1:]]


class mean_log_prob(steps):
    def joined(self, log_p):
        return log_p.mean()


class no_logarithm(steps):
    def joined(self, log_p):
        return np.exp(log_p.sum())


class negative_log_prob(steps):
    def joined(self, log_p):
        return -log_p.sum()


class log_prob_base_2(steps):
    def joined(self, log_p):
        return log_p.sum() / np.log(log_p.dtype.type(2))


class logits_as_probabilities(steps):
    def log_p(self, logits):
        return logits


class softmax_over_positions(steps):
    def log_p(self, logits):
        return super().log_p(logits.T).T


class logits_overflow(steps):
    def log_p(self, logits):
        return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


class ppl_sum(steps):
    def surprise(self, log_p, words):
        return np.exp(-log_p.sum())


class ppl_sign(steps):
    def surprise(self, log_p, words):
        return np.exp(log_p.mean())


class ppl_arithmetic(steps):
    def surprise(self, log_p, words):
        return 1 / np.exp(log_p).mean()


class ppl_over_vocabulary(steps):
    def surprise(self, log_p, words):
        return np.exp(-log_p.sum() / words)


class keeps_eos(steps):
    def cut(self, tokens, eos):
        return tokens[: tokens.index(eos) + 1]


class last_eos(steps):
    def cut(self, tokens, eos):
        return tokens[: len(tokens) - 1 - tokens[::-1].index(eos)]


class removes_eos_only(steps):
    def cut(self, tokens, eos):
        return [token for token in tokens if token != eos]


class no_eos_empty(steps):
    def uncut(self, tokens):
        return []


class no_eos_cut(steps):
    def uncut(self, tokens):
        return tokens[:-1]


class in_place(steps):
    def cut(self, tokens, eos):
        del tokens[tokens.index(eos) :]
        return list(tokens)
