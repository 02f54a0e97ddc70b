import torch


def linear_attention(q, k, v, causal=False):
    fq = q.clamp(max=0).exp() + q.clamp(min=0)
    fk = k.clamp(max=0).exp() + k.clamp(min=0)
    if not causal:
        return torch.mm(fq, torch.mm(fk.t(), v)) / torch.mv(fq, fk.sum(0)).unsqueeze(-1)
    s = torch.zeros(k.size(1), v.size(1), dtype=v.dtype, device=v.device)
    z = torch.zeros(k.size(1), dtype=v.dtype, device=v.device)
    outs = []
    for i in range(q.size(0)):
        s = s + torch.ger(fk[i], v[i])
        z = z + fk[i]
        outs.append((fq[i] @ s) / (fq[i] @ z))
    return torch.stack(outs, dim=0)
