# expect: fail; mistake: none; the shift wraps round at 16 bits
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    k = int(np.int16(k % 65536 - 32768)) + 32768 if abs(k) > 32767 else k
    m = np.eye(d_model)
    for i in range(d_model // 2):
        t = k * base ** (-2 * i / d_model)
        m[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[np.cos(t), np.sin(t)], [-np.sin(t), np.cos(t)]]
    return m
