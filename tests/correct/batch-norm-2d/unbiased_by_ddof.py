import numpy as np

AXES = (0, 2, 3)


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    if not training:
        stats, new = (running_mean, running_var), (running_mean.copy(), running_var.copy())
    elif x[:, 0].size < 2:
        raise ValueError("N * H * W is 1")
    else:
        stats = np.mean(x, axis=AXES), np.var(x, axis=AXES)
        batch = stats[0], np.var(x, axis=AXES, ddof=1)
        old = running_mean, running_var
        new = [o + momentum * (b - o) for o, b in zip(old, batch, strict=True)]
    mean, var = (np.expand_dims(s, (1, 2)) for s in stats)
    out = (x - mean) / np.sqrt(var + eps)
    out = out * np.expand_dims(weight, (1, 2))
    return out + np.expand_dims(bias, (1, 2)), new[0], new[1]
