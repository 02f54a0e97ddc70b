import torch


def log_softmax(x, axis=-1):
    parts = list(x.unbind(axis))
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2])
        odd = parts[-1:] if len(parts) % 2 else []
        parts = [
            torch.maximum(a, b) + torch.log1p(torch.exp(-(a - b).abs().nan_to_num(nan=0.0)))
            for a, b in pairs
        ] + odd
    return x - parts[0].unsqueeze(axis)


def softmax(x, axis=-1):
    shifted = x - x.detach().amax(axis, keepdim=True)
    e = torch.pow(torch.e, shifted)
    return torch.div(e, torch.sum(e, axis, keepdim=True))
