import torch
from torch import nn


class PositionwiseFeedForward(nn.Module):
    def __init__(self, w1, b1, w2, b2):
        super().__init__()
        self.w1, self.b1, self.w2, self.b2 = w1, b1, w2, b2
        self.act = nn.ReLU()
        self.dropout = nn.Dropout(0.0)

    def forward(self, x):
        return (
            torch.matmul(self.dropout(self.act(torch.matmul(x, self.w1) + self.b1)), self.w2)
            + self.b2
        )


def position_wise_ffn(x, W1, b1, W2, b2):
    return PositionwiseFeedForward(W1, b1, W2, b2)(x)
