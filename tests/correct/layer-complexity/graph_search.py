from collections import deque


def per_layer_ops(kind, n, d, k=3):
    pairs = n if kind == "self-attention" else d if kind == "recurrent" else k * d
    return n * pairs * d


def sequential_ops(kind, n):
    return {"recurrent": n}.get(kind, 1)


def max_path_length(kind, n, k=3):
    """Layers between a unit on top and token 0, over a causal window."""
    if kind != "convolution":
        return sequential_ops(kind, n)
    layers = {n - 1: 0}
    queue = deque([n - 1])
    while queue:
        place = queue.popleft()
        for below in range(max(0, place - k + 1), place):
            if below not in layers:
                layers[below] = layers[place] + 1
                queue.append(below)
    return layers[0]
