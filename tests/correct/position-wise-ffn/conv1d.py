import torch
import torch.nn.functional as F


def position_wise_ffn(x, W1, b1, W2, b2):
    """Two convolutions of width 1, as the paper says it may be seen."""
    y = x.transpose(1, 2)
    y = F.relu(F.conv1d(y, W1.t().unsqueeze(-1), b1))
    return F.conv1d(y, W2.t().unsqueeze(-1), b2).transpose(1, 2)
