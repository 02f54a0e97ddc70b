import math


def label_smoothing_loss(logits, targets, eps):
    losses = []
    for z, y in zip(logits.tolist(), targets.tolist()):
        top = max(z)
        lse = top + math.log(sum(math.exp(v - top) for v in z))
        q = [eps / len(z)] * len(z)
        q[y] += 1 - eps
        losses.append(sum(qk * (lse - v) for qk, v in zip(q, z)))
    return sum(losses) / len(losses)
