from torch import nn


class AdditiveAttention(nn.Module):
    def __init__(self, W, U, v):
        super().__init__()
        self.W, self.U, self.v = W, U, v
        self.softmax = nn.Softmax(dim=1)
        self.tanh = nn.Tanh()

    def forward(self, queries, annotations):
        features = (queries @ self.W.mT)[:, None, :] + annotations @ self.U.mT
        self.weights = self.softmax(self.tanh(features) @ self.v)
        return self.weights @ annotations


def additive_attention(s, h, W_a, U_a, v_a):
    layer = AdditiveAttention(W_a, U_a, v_a)
    context = layer(s, h)
    return context, layer.weights
