def per_layer_ops(kind, n, d, k=3):
    count = 0
    for position in range(n):
        if kind == "self-attention":
            count += sum(d for key in range(n))
        else:
            matrices = 1 if kind == "recurrent" else k
            count += matrices * d * d
    return count


def sequential_ops(kind, n):
    done = 0
    for position in range(n):
        if kind == "recurrent" or position == 0:
            done += 1
    return done


def max_path_length(kind, n, k=3):
    if kind == "recurrent":
        return sum(1 for _ in range(n))
    if kind == "self-attention":
        return 1
    seen, layers = 1, 0
    while seen < n:
        seen += k - 1
        layers += 1
    return layers
