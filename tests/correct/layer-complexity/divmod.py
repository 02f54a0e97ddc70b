def per_layer_ops(kind, n, d, k=3):
    factor = {"self-attention": (n, n, d), "recurrent": (n, d, d), "convolution": (k, n, d, d)}[
        kind
    ]
    product = 1
    for f in factor:
        product *= f
    return product


def sequential_ops(kind, n):
    return n ** (kind == "recurrent")


def max_path_length(kind, n, k=3):
    if kind != "convolution":
        return {"recurrent": n, "self-attention": 1}[kind]
    whole, rest = divmod(n - 1, k - 1)
    return whole + bool(rest)
