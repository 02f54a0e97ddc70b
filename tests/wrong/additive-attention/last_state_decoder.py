# expect: fail; mistake: same-alpha-all-steps; the last hidden state asks for all words
import torch


def additive_attention(s, h, W_a, U_a, v_a):
    q = (s[-1] @ W_a.T).expand(s.shape[0], -1)
    k = h @ U_a.T
    hidden = torch.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    alpha = torch.softmax(e, dim=-1)
    context = alpha @ h
    return context, alpha
