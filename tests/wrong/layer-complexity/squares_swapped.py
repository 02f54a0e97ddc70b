# expect: fail; mistake: swapped-squares; n and d exchanged in two rows of the table
def per_layer_ops(kind, n, d, k=3):
    return {"self-attention": n * d**2, "recurrent": n**2 * d, "convolution": k * n * d**2}[kind]


def sequential_ops(kind, n):
    return n if kind == "recurrent" else 1


def max_path_length(kind, n, k=3):
    return {"self-attention": 1, "recurrent": n, "convolution": -(-(n - 1) // (k - 1))}[kind]
