def per_layer_ops(kind, n, d, k=3):
    return {"self-attention": n, "recurrent": d, "convolution": k * d}[kind] * n * d


def sequential_ops(kind, n):
    return [1, n][kind == "recurrent"]


def farthest(layers, k):
    return 0 if layers == 0 else farthest(layers - 1, k) + k - 1


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    low, high = 1, n
    while low < high:
        middle = (low + high) // 2
        if middle * (k - 1) >= n - 1:
            high = middle
        else:
            low = middle + 1
    return low
