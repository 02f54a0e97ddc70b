"""Answers of the quiz `init`, found by running code."""


def right_side(a, w, x):
    """The other side of the equality: squared differences of f by its parameters."""

    def f(w, b):
        return a * (w * x + b)

    h = 0.5
    by_w, by_b = (f(w + h, 0) - f(w - h, 0)) / (2 * h), (f(w, h) - f(w, -h)) / (2 * h)
    return by_w**2 + by_b**2


ANSWERS = {"init-20": right_side}
