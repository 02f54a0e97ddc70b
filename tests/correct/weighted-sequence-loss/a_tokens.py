import math


def sequence_loss(logits, targets, weights):
    num = den = 0.0
    for b in range(len(logits)):
        for t in range(len(logits[b])):
            w = float(weights[b][t])
            if w == 0:
                continue
            row = [float(v) for v in logits[b][t]]
            top = max(row)
            num += w * (
                top + math.log(math.fsum(math.exp(v - top) for v in row)) - row[targets[b][t]]
            )
            den += w
    return num / den if den else 0.0
