"""A chain of scalar residual blocks: its output, its gradient, its paths.

He et al. 2016, Identity Mappings in Deep Residual Networks, eqs (3)-(8); Veit, Wilber and
Belongie 2016, section 3.
"""

import itertools

import numpy as np


def chain_output(x0, lams, ws):
    """Return the number after the last block; x0 is a float, lams and ws are (n,)."""
    x = x0
    for lam, w in zip(lams, ws, strict=True):
        x = lam * x + w * x  # the shortcut, and the branch
    return x


def chain_gradient(lams, ws):
    """Return the derivative of the output with respect to x0: a product over the blocks."""
    return np.prod(lams + ws)


def path_products(ws):
    """Return the product of the branches of each of the 2**n paths, in a list."""
    products = [1.0]  # without a block there is one path
    for w in ws:
        products += [w * product for product in products]  # each path, now through the branch
    return products


# --------------------------------------------------------------------------- correct as well


class by_factors:
    """One factor for a block; paths as the choices of one number of each pair (1, w)."""

    def chain_output(self, x0, lams, ws):
        return x0 * self.chain_gradient(lams, ws)

    def chain_gradient(self, lams, ws):
        gradient = 1.0
        for lam, w in zip(lams[::-1], ws[::-1], strict=True):  # as back-propagation
            gradient *= lam + w
        return gradient

    def path_products(self, ws):
        pairs = [(1.0, w) for w in ws]
        return [
            np.prod(np.array(choice)) if choice else 1.0 for choice in itertools.product(*pairs)
        ]


class by_subsets:
    """Paths as subsets of the branches."""

    def chain_output(self, x0, lams, ws):
        states = [x0]
        for index in range(len(ws)):
            states.append(states[-1] * (lams[index] + ws[index]))
        return states[-1]

    def chain_gradient(self, lams, ws):
        return np.multiply.reduce(np.add(lams, ws))

    def path_products(self, ws):
        found = []
        for size in range(len(ws) + 1):
            for subset in itertools.combinations(ws, size):
                product = 1.0
                for w in subset:
                    product = product * w
                found.append(product)
        return found


class by_recursion:
    """The last block first; paths as an array, from the bits of their numbers."""

    def chain_output(self, x0, lams, ws):
        if len(ws) == 0:
            return x0
        before = self.chain_output(x0, lams[:-1], ws[:-1])
        return lams[-1] * before + ws[-1] * before

    def chain_gradient(self, lams, ws):
        half = len(ws) // 2
        if half == 0:
            return lams[0] + ws[0] if len(ws) else 1.0
        return self.chain_gradient(lams[:half], ws[:half]) * self.chain_gradient(
            lams[half:], ws[half:]
        )

    def path_products(self, ws):
        taken = (np.arange(2 ** len(ws))[:, None] >> np.arange(len(ws))) & 1
        return np.where(taken == 1, ws, np.ones_like(ws)).prod(axis=1)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def chain_output(self, x0, lams, ws):
        x = x0
        for lam, w in zip(lams, ws, strict=True):
            x = self.block(x, x0, lam, w)
        return x

    def block(self, x, x0, lam, w):
        return lam * x + w * x

    def chain_gradient(self, lams, ws):
        return np.prod(self.factors(lams, ws))

    def factors(self, lams, ws):
        return lams + ws

    def path_products(self, ws):
        products = [1.0]
        for w in ws:
            products = self.doubled(products, w)
        return products

    def doubled(self, products, w):
        return products + [w * product for product in products]


class skip_only(steps):
    def factors(self, lams, ws):
        return lams


class branch_only(steps):
    def factors(self, lams, ws):
        return ws


class sum_not_product(steps):
    def chain_gradient(self, lams, ws):
        return np.sum(self.factors(lams, ws))


class constant_lam(steps):
    def factors(self, lams, ws):
        return lams[:1] + ws if len(lams) else ws


class last_block_only(steps):
    def factors(self, lams, ws):
        return (lams + ws)[-1:]


class one_always_remains(steps):
    def chain_gradient(self, lams, ws):
        return np.prod(lams) + np.prod(ws)


class output_without_shortcut(steps):
    def block(self, x, x0, lam, w):
        return w * x


class output_from_start(steps):
    def block(self, x, x0, lam, w):
        return lam * x0 + w * x


class n_paths(steps):
    def path_products(self, ws):
        products = [1.0]
        for w in ws:
            products.append(products[-1] * w)
        return products


class single_branches(steps):
    """The path of shortcuts, and those that take one branch each."""

    def path_products(self, ws):
        return [1.0, *map(float, ws)]


class no_shortcut_path(steps):
    def path_products(self, ws):
        return super().path_products(ws)[1:]


class distinct_products(steps):
    def path_products(self, ws):
        return sorted(set(super().path_products(ws)))


class sums_of_branches(steps):
    def path_products(self, ws):
        sums = [0.0]
        for w in ws:
            sums = sums + [w + total for total in sums]
        return sums


class in_place(steps):
    def chain_gradient(self, lams, ws):
        lams += ws
        return np.prod(lams)
