# grader: exercise=scaled-dot-product-attention backend=numpy
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    raise NotImplementedError
