# expect: fail; mistake: scores-over-states; torch softmax(dim=0)
import torch


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = h @ U_a.T
    hidden = torch.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    alpha = torch.softmax(e, dim=0)
    context = alpha @ h
    return context, alpha
