# expect: fail; mistake: weights-transposed; W_a and U_a are not transposed
import torch


def additive_attention(s, h, W_a, U_a, v_a):
    scores = torch.tanh((s @ W_a)[:, None] + (h @ U_a)[None]) @ v_a
    alpha = torch.softmax(scores, dim=1)
    return alpha @ h, alpha
