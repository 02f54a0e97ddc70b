# expect: fail; mistake: torch-weights-detached; weights under no_grad
import torch


def additive_attention(s, h, W_a, U_a, v_a):
    q = s @ W_a.T
    k = h @ U_a.T
    hidden = torch.tanh(q[:, None, :] + k[None, :, :])
    e = hidden @ v_a
    with torch.no_grad():
        alpha = torch.softmax(e, dim=-1)
    context = alpha @ h
    return context, alpha
