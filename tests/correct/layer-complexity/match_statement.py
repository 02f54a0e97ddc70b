def per_layer_ops(kind, n, d, k=3):
    match kind:
        case "self-attention":
            return pow(n, 2) * d
        case "recurrent":
            return n * pow(d, 2)
        case "convolution":
            return k * n * pow(d, 2)


def sequential_ops(kind, n):
    match kind:
        case "recurrent":
            return n
        case "self-attention" | "convolution":
            return 1


def max_path_length(kind, n, k=3):
    match kind:
        case "self-attention":
            return 1
        case "recurrent":
            return n
        case "convolution":
            layers, rest = divmod(n - 1, k - 1)
            return layers + bool(rest)
