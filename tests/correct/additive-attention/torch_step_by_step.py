import torch


def additive_attention(s, h, W_a, U_a, v_a):
    proj_key = h @ U_a.t()
    contexts, alphas = [], []
    for state in s:
        scores = torch.tanh(W_a.mv(state) + proj_key).mv(v_a)
        alpha = scores.softmax(0)
        contexts.append(alpha @ h)
        alphas.append(alpha)
    return torch.stack(contexts), torch.stack(alphas)
