# expect: fail; mistake: no-relu; linear
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = x @ W1 + b1
    return hidden @ W2 + b2
