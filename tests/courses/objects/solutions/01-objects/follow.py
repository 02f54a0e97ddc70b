"""A running mean."""


def follow(mean, x, rate=0.25):
    """Move mean towards x."""
    return (1 - rate) * mean + rate * x


class by_difference:
    def follow(self, mean, x, rate=0.25):
        return mean + rate * (x - mean)
