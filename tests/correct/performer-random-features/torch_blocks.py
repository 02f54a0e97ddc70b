import torch


def positive_random_features(x, omega):
    log = torch.addmm(-x.square().sum(1, keepdim=True) / 2, x, omega.t())
    return torch.exp(log) / len(omega) ** 0.5


def performer_attention(q, k, v, omega):
    scale = float(q.shape[1]) ** -0.25
    state = torch.zeros(len(omega), v.shape[1], dtype=v.dtype, device=v.device)
    total = torch.zeros(len(omega), dtype=v.dtype, device=v.device)
    for keys, values in zip(k.split(512), v.split(512)):
        f = positive_random_features(keys * scale, omega)
        state = state + f.t() @ values
        total = total + f.sum(0)
    f = positive_random_features(q * scale, omega)
    return (f @ state) / (f @ total).unsqueeze(1)
