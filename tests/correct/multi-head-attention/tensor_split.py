import torch


def split_heads(x, num_heads):
    if x.shape[2] % num_heads != 0:
        raise ValueError("split")
    return torch.stack(torch.tensor_split(x, num_heads, dim=2), 1)


def merge_heads(x):
    return torch.cat(list(x.transpose(0, 1)), dim=2)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q, k, v = x_q @ W_q, x_kv @ W_k, x_kv @ W_v
    q, k, v = [split_heads(t, num_heads) for t in (q, k, v)]
    d = q.shape[-1]
    out = torch.empty_like(q)
    if mask is not None:
        mask = torch.broadcast_to(mask, (*q.shape[:3], k.shape[2]))
    rows = []
    for b in range(len(q)):
        row = []
        for i in range(num_heads):
            s = q[b, i] @ k[b, i].t() / d**0.5
            if mask is not None:
                s = torch.where(
                    mask[b, i], s, torch.tensor(float("-inf"), dtype=s.dtype, device=s.device)
                )
            row.append(torch.softmax(s, 1) @ v[b, i])
        rows.append(torch.cat(row, dim=1))
    del out
    return torch.stack(rows) @ W_o
