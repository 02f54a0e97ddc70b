import torch


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    wf = torch.matmul(x / x.norm(dim=1, keepdim=True), W / W.norm(dim=0, keepdim=True))
    numerator = s * (wf[torch.arange(x.shape[0]), y] - m)
    losses = []
    for i in range(x.shape[0]):
        label = int(y[i])
        excl = torch.cat((wf[i, :label], wf[i, label + 1 :]))
        all_logits = torch.cat((numerator[i].unsqueeze(0), s * excl))
        losses.append(torch.logsumexp(all_logits, dim=0) - numerator[i])
    return torch.stack(losses).mean()
