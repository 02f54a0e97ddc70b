import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    query = np.expand_dims(np.matmul(s, np.transpose(W_a)), 1)
    keys = np.expand_dims(np.matmul(h, np.transpose(U_a)), 0)
    score = np.squeeze(np.matmul(np.tanh(query + keys), v_a.reshape(-1, 1)), axis=-1)
    shifted = np.exp(score - np.amax(score, axis=-1, keepdims=True))
    attention = np.divide(shifted, np.sum(shifted, axis=-1, keepdims=True))
    context = np.sum(attention[:, :, None] * h[None, :, :], axis=1)
    return context, attention
