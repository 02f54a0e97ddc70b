import numpy as np

LOSSES = {
    "zero_one": lambda z: np.less(z, 0).astype(z.dtype),
    "hinge": lambda z: (1 - z).clip(min=0),
    "exponential": lambda z: np.exp(np.negative(z)),
    "logistic": lambda z: np.logaddexp(np.zeros_like(z), -z),
}


def margin_loss(name, z):
    try:
        loss = LOSSES[name]
    except KeyError:
        raise ValueError(f"unknown loss: {name}") from None
    return loss(z)


def eps_insensitive_loss(r, eps):
    return (np.abs(r) - eps).clip(min=0)
