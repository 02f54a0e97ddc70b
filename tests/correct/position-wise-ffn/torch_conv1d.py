import torch.nn.functional as F


def position_wise_ffn(x, W1, b1, W2, b2):
    """Kernel-size-1 convolutions over channels."""
    y = x.transpose(1, 2)
    y = F.relu(F.conv1d(y, W1.t().unsqueeze(-1), b1))
    y = F.conv1d(y, W2.t().unsqueeze(-1), b2)
    return y.transpose(1, 2).contiguous()
