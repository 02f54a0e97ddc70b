import torch


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    x = x / torch.sqrt((x * x).sum(-1, keepdim=True))
    W = W / torch.sqrt((W * W).sum(0, keepdim=True))
    cos = torch.einsum("nd,dk->nk", x, W)
    mine = torch.arange(W.shape[1], device=x.device)[None] == y[:, None]
    z = torch.where(mine, cos - m, cos) * s
    return (torch.logsumexp(z, dim=1) - z.gather(1, y[:, None])[:, 0]).mean()
