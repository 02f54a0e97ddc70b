import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    outputs = []
    for sentence in x:
        tokens = []
        for token in sentence:
            hidden = W1.T.dot(token) + b1
            hidden = hidden * (hidden > 0)
            tokens.append(W2.T.dot(hidden) + b2)
        outputs.append(np.stack(tokens))
    return np.stack(outputs)
