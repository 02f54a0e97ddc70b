# expect: fail; mistake: torch-weights-detached; gradient of the context stops at the weights
import torch


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = h @ U_a.T
    hidden = torch.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    alpha = torch.softmax(e, dim=-1)
    context = alpha.detach() @ h
    return context, alpha
