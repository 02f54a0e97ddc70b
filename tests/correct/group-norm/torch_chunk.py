import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    if x.size(1) % num_groups != 0:
        raise ValueError("bad groups")
    done = []
    for chunk in torch.chunk(x, num_groups, dim=1):
        flat = chunk.flatten(1)
        var, mean = torch.var_mean(flat, dim=1, unbiased=False, keepdim=True)
        done.append(((flat - mean) * (var + eps).rsqrt()).view_as(chunk))
    out = torch.cat(done, 1)
    extra = [1] * (x.dim() - 2)
    if weight is not None:
        out = out * weight.view(1, -1, *extra)
    if bias is not None:
        out = out + bias.view(1, -1, *extra)
    return out
