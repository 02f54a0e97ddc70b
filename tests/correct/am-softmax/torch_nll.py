import torch


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    x_unit = x / torch.linalg.vector_norm(x, dim=1, keepdim=True)
    w_unit = W / torch.linalg.vector_norm(W, dim=0, keepdim=True)
    logits = torch.einsum("nd,dk->nk", x_unit, w_unit) * s
    logits = logits - s * m * torch.nn.functional.one_hot(y, logits.shape[1]).to(logits)
    return torch.nn.NLLLoss()(torch.nn.LogSoftmax(dim=1)(logits), y)
