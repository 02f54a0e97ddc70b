# expect: fail; mistake: torch-state-in-place; += on the state
import torch


def linear_attention(q, k, v, causal=False):
    fq, fk = (torch.exp(x.clamp(max=0)) + x.clamp(min=0) for x in (q, k))
    if not causal:
        return fq @ (fk.T @ v) / (fq @ fk.sum(0))[:, None]
    s = q.new_zeros(q.shape[1], v.shape[1])
    z = q.new_zeros(q.shape[1])
    out = []
    for i in range(len(q)):
        s += fk[i][:, None] * v[i]
        z += fk[i]
        out.append(fq[i] @ s / (fq[i] @ z))
    return torch.stack(out)
