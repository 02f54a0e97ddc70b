def per_layer_ops(kind, n, d, k=3):
    total = 0
    if kind == "self-attention":
        for _ in range(n):
            total += n * d
    else:
        window = 1 if kind == "recurrent" else k
        for _ in range(window):
            total += n * d * d
    return total


def sequential_ops(kind, n):
    steps = 1
    if kind == "recurrent":
        for _ in range(n - 1):
            steps += 1
    return steps


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    reach, path = 1, 0
    grows = 1 if kind == "recurrent" else k - 1
    while reach < n:
        reach, path = reach + grows, path + 1
    return path + 1 if kind == "recurrent" else path
