"""What a layer of self-attention, a recurrence and a convolution cost."""

import math


def per_layer_ops(kind, n, d, k=3):
    """The multiplications of one layer."""
    if kind == "self-attention":
        return n * n * d  # n² scores, each a dot product of length d
    if kind == "recurrent":
        return n * d * d  # n steps, each a d × d matrix times a vector
    return k * n * d * d  # k such products at each of n positions


def sequential_ops(kind, n):
    """The steps that must follow one another: only a recurrence waits for the token before."""
    return n if kind == "recurrent" else 1


def max_path_length(kind, n, k=3):
    """The layers or steps between the two tokens that are farthest apart."""
    if kind == "self-attention":
        return 1  # every token reads every other one
    if kind == "recurrent":
        return n
    return -(-(n - 1) // (k - 1))  # every layer widens the view by k - 1 tokens; round up


# --------------------------------------------------------------------------- correct as well


class by_table:
    """One table for the costs, one for the steps, and a loop that widens the view."""

    def per_layer_ops(self, kind, n, d, k=3):
        return {
            "self-attention": n**2 * d,
            "recurrent": n * d**2,
            "convolution": k * n * d**2,
        }[kind]

    def sequential_ops(self, kind, n):
        return {"self-attention": 1, "recurrent": n, "convolution": 1}[kind]

    def max_path_length(self, kind, n, k=3):
        if kind != "convolution":
            return self.sequential_ops(kind, n)
        view, layers = 1, 0
        while view < n:
            view += k - 1
            layers += 1
        return layers


class by_spreading:
    """A set of the tokens that one output depends on, layer after layer."""

    def per_layer_ops(self, kind, n, d, k=3):
        products = {"self-attention": (n, n), "recurrent": (n, d), "convolution": (n, k * d)}
        count, width = products[kind]
        return count * width * d

    def sequential_ops(self, kind, n):
        match kind:
            case "recurrent":
                return n
            case _:
                return 1

    def max_path_length(self, kind, n, k=3):
        seen, layers = {n - 1}, 0
        while 0 not in seen:
            layers += 1
            if kind == "self-attention":
                seen = set(range(n))
            elif kind == "convolution":
                seen = {max(0, i - j) for i in seen for j in range(k)}
            else:
                seen = {i - 1 for i in seen}
        return layers + (kind == "recurrent")


class by_ceil:
    """With `math`."""

    def per_layer_ops(self, kind, n, d, k=3):
        if kind == "self-attention":
            return math.prod((n, n, d))
        return math.prod((n, d, d)) * (1 if kind == "recurrent" else k)

    def sequential_ops(self, kind, n):
        return 1 if kind in ("self-attention", "convolution") else n

    def max_path_length(self, kind, n, k=3):
        convolution = max(1, math.ceil((n - 1) / (k - 1)))
        return {"convolution": convolution, "recurrent": n}.get(kind, 1)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer, a method for every entry of the table."""

    def per_layer_ops(self, kind, n, d, k=3):
        if kind == "self-attention":
            return self.attention_ops(n, d)
        return self.recurrent_ops(n, d) if kind == "recurrent" else self.conv_ops(n, d, k)

    def attention_ops(self, n, d):
        return n * n * d

    def recurrent_ops(self, n, d):
        return n * d * d

    def conv_ops(self, n, d, k):
        return k * n * d * d

    def sequential_ops(self, kind, n):
        return n if kind in self.waits else 1

    waits = ("recurrent",)

    def max_path_length(self, kind, n, k=3):
        if kind == "self-attention":
            return 1
        return self.recurrent_path(n) if kind == "recurrent" else self.conv_path(n, k)

    def recurrent_path(self, n):
        return n

    def conv_path(self, n, k):
        return -(-(n - 1) // (k - 1))


class swapped_squares(steps):
    def attention_ops(self, n, d):
        return n * d * d

    def recurrent_ops(self, n, d):
        return n * n * d


class swapped_squares_attention(steps):
    def attention_ops(self, n, d):
        return n * d * d


class conv_no_k(steps):
    def conv_ops(self, n, d, k):
        return n * d * d


class conv_no_matrix(steps):
    def conv_ops(self, n, d, k):
        return k * n * d


class rnn_no_matrix(steps):
    def recurrent_ops(self, n, d):
        return n * d


class forgets_d(steps):
    def attention_ops(self, n, d):
        return n * n


class forgets_d_twice(steps):
    """The n matrix products of the recurrence are counted as one each, too."""

    def attention_ops(self, n, d):
        return n * n

    def recurrent_ops(self, n, d):
        return n


class kernel_ignored(steps):
    def conv_ops(self, n, d, k):
        return 3 * n * d * d

    def conv_path(self, n, k):
        return -(-(n - 1) // 2)


class kernel_ignored_in_ops(steps):
    def conv_ops(self, n, d, k):
        return 3 * n * d * d


class kernel_ignored_in_paths(steps):
    def conv_path(self, n, k):
        return -(-(n - 1) // 2)


class counts_the_sum_too(steps):
    def attention_ops(self, n, d):
        return 2 * n * n * d


class rnn_parallel(steps):
    waits = ()


class conv_slides(steps):
    waits = ("recurrent", "convolution")


class attention_waits(steps):
    waits = ("recurrent", "self-attention")


class path_n_over_k(steps):
    def conv_path(self, n, k):
        return -(-n // k)


class path_floor(steps):
    def conv_path(self, n, k):
        return (n - 1) // (k - 1)


class path_off_by_one(steps):
    def conv_path(self, n, k):
        return -(-n // (k - 1))


class path_half_kernel(steps):
    def conv_path(self, n, k):
        return math.ceil(2 * (n - 1) / (k - 1))


class path_half_kernel_rounded(steps):
    """One side of the window, k // 2 tokens."""

    def conv_path(self, n, k):
        return math.ceil((n - 1) / (k // 2))


class path_dilated(steps):
    def conv_path(self, n, k):
        view, layers = 1, 0
        while view < n:
            view *= k
            layers += 1
        return layers


class path_one_layer(steps):
    def conv_path(self, n, k):
        return 1


class path_gaps(steps):
    def recurrent_path(self, n):
        return n - 1


class path_through_tokens(steps):
    def max_path_length(self, kind, n, k=3):
        return n if kind == "self-attention" else super().max_path_length(kind, n, k)
