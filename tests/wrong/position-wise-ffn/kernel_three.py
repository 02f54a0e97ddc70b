# expect: fail; mistake: none; convolutions that see the neighbours
import torch.nn.functional as F


def position_wise_ffn(x, W1, b1, W2, b2):
    y = x.transpose(1, 2)
    wide = W1.T[:, :, None].repeat(1, 1, 3)
    y = F.relu(F.conv1d(y, wide, b1, padding=1))
    return F.conv1d(y, W2.T[:, :, None], b2).transpose(1, 2)
