# expect: fail; mistake: scores-over-states; one name, not two
import torch


def additive_attention(s, h, W_a, U_a, v_a):
    e = torch.tanh((s @ W_a.T).unsqueeze(1) + h @ U_a.T) @ v_a
    alpha = torch.softmax(e, dim=0)
    return alpha @ h, alpha
