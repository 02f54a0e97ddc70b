import math


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    total = 0.0
    for xi, yi in zip(x, y, strict=True):
        cos = [float(xi @ wk) / (math.sqrt(xi @ xi) * math.sqrt(wk @ wk)) for wk in W.T]
        z = [s * (ck - m) if k == yi else s * ck for k, ck in enumerate(cos)]
        top = max(z)
        total += top + math.log(sum(math.exp(v - top) for v in z)) - z[yi]
    return x.dtype.type(total / len(y))
