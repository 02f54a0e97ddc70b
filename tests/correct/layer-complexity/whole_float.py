from math import ceil


def per_layer_ops(kind, n, d, k=3):
    return float({"self-attention": n * n * d, "recurrent": n * d * d}.get(kind, k * n * d * d))


def sequential_ops(kind, n):
    return float(n) if kind == "recurrent" else 1.0


def max_path_length(kind, n, k=3):
    return {"self-attention": 1, "recurrent": n}.get(kind, float(ceil((n - 1) / (k - 1))))
