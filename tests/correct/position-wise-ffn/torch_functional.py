import torch.nn.functional as F


def position_wise_ffn(x, W1, b1, W2, b2):
    h = F.relu(F.linear(x, W1.t(), b1))
    return F.linear(h, W2.t(), b2)
