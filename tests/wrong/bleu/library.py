# expect: fail; mistake: none; calls nltk
import math

from nltk.translate.bleu_score import corpus_bleu as library_bleu


def modified_precision(candidate, references, n):
    grams = [tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)]
    limits = [[tuple(r[i : i + n]) for i in range(len(r) - n + 1)] for r in references]
    hit = sum(min(grams.count(g), max(x.count(g) for x in limits)) for g in set(grams))
    return hit, len(grams)


def brevity_penalty(c, r):
    return (1.0 if c > r else math.exp(1 - r / c)) if c else 0.0


def corpus_bleu(candidates, references, max_n=4):
    return library_bleu(references, candidates, weights=(1 / max_n,) * max_n)
