# expect: fail; mistake: none; adds the gradients of the parameters up from call to call
import numpy as np

_grads = {}


def layer_norm_backward(dy, x, weight, eps=1e-5):
    c = x - x.mean(1, keepdims=True)
    s = np.sqrt((c * c).mean(1, keepdims=True) + eps)
    h = c / s
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - h * (g * h).mean(1, keepdims=True)) / s
    k = weight.tobytes()
    a, b = _grads.get(k, (0, 0))
    _grads[k] = (a + (dy * h).sum(0), b + dy.sum(0))
    return (dx, *_grads[k])
