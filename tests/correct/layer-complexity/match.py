def per_layer_ops(kind, n, d, k=3):
    match kind:
        case "self-attention":
            return n**2 * d
        case "recurrent":
            return n * d**2
        case "convolution":
            return k * n * d**2


def sequential_ops(kind, n):
    match kind:
        case "recurrent":
            return n
        case _:
            return 1


def max_path_length(kind, n, k=3):
    match kind:
        case "self-attention":
            return 1
        case "recurrent":
            return n
        case "convolution":
            return -((1 - n) // (k - 1))
