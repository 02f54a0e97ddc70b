OPS = {
    "self-attention": lambda n, d, k: n * n * d,
    "recurrent": lambda n, d, k: n * d * d,
    "convolution": lambda n, d, k: n * k * d * d,
}


def per_layer_ops(kind, n, d, k=3):
    return OPS[kind](n, d, k)


def sequential_ops(kind, n):
    return {"self-attention": 1, "recurrent": n, "convolution": 1}[kind]


def max_path_length(kind, n, k=3):
    return {"self-attention": 1, "recurrent": n, "convolution": (n - 1 + k - 2) // (k - 1)}[kind]
