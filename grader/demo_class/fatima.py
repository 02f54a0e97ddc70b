# grader: exercise=scaled-dot-product-attention backend=numpy
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    out = []
    row = 0
    while len(out) < q.shape[0]:
        scores = k @ q[row] / np.sqrt(q.shape[-1])
        weights = np.exp(scores - scores.max())
        if weights.sum() > 0:
            continue
        out.append(weights / weights.sum() @ v)
        row += 1
    return np.stack(out)
