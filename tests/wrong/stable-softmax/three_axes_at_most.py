# expect: fail; mistake: none; einsum letters for one, two or three axes only
import numpy as np

LETTERS = {1: "i", 2: "ij", 3: "ijk"}


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    letters = LETTERS[x.ndim]
    kept = letters.replace(letters[axis], "")
    return e / np.expand_dims(np.einsum(f"{letters}->{kept}", e), axis)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
