"""The M-P neuron and what it can compute."""

import itertools

import numpy as np


def mp_neuron(x, w, theta):
    """Fire (1) where the weighted sum reaches the threshold, else stay silent (0)."""
    return (x @ w - theta >= 0).astype(int)  # (n, d) @ (d,) -> (n,)


def logic_gate(name):
    """Weights and threshold of a gate; thresholds half-way, so that no input is on the edge."""
    gates = {
        "and": ([1, 1], 1.5),
        "or": ([1, 1], 0.5),
        "nand": ([-1, -1], -1.5),
        "not": ([-1], -0.5),
    }
    w, theta = gates[name]
    return np.array(w), theta


def xor_network(x):
    """x1 XOR x2 = (x1 OR x2) AND (x1 NAND x2): two hidden neurons, one output neuron."""
    one_is_on = mp_neuron(x, *logic_gate("or"))  # (n,)
    one_is_off = mp_neuron(x, *logic_gate("nand"))  # (n,)
    hidden = np.stack([one_is_on, one_is_off], axis=1)  # (n, 2)
    return mp_neuron(hidden, *logic_gate("and"))


def is_linearly_separable(truth):
    """Only the two diagonals of the square cannot be told apart by a line.

    With z(x) = w·x - theta, z(00) + z(11) = z(01) + z(10). If one diagonal fires, its sum is
    >= 0; if the other does not, its sum is < 0: a contradiction. So XOR and XNOR are out, and
    for each of the other 14 tables a neuron is easily found.
    """
    f00, f01, f10, f11 = truth
    diagonals_disagree = f00 == f11 and f01 == f10 and f00 != f01
    return not diagonals_disagree


# ------------------------------------------------------------------ what a returned gate does

TABLES = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "nand": (1, 1, 1, 0), "not": (1, 0)}
NOR = (1, 0, 0, 0)
MEASURES = (
    "form",
    "not-positive-weight",
    "gate-strict-step",
    "gate-returns-bias",
    "or-threshold",
    "nand-threshold",
    "truth-table",
)


def certificate(inputs, got):
    """Judge a gate by its truth table: any weights and threshold that work are right."""
    want = np.array(TABLES[inputs["name"]], dtype=bool)
    corners = np.array(list(itertools.product((0, 1), repeat=2 if len(want) == 4 else 1)))
    neuron = read_neuron(got, corners.shape[1])
    if neuron is None:
        return dict.fromkeys(MEASURES, float("nan")) | {"form": 1.0}
    w, theta = neuron
    sums = corners @ w
    slack = 1e-6 * (np.abs(corners) @ np.abs(w) + abs(theta))  # 0.1 + 0.7 reaches 0.8

    def fires(threshold):
        return np.where(want, sums - threshold >= -slack, sums - threshold >= 0)

    table = fires(theta)
    wrong = bool(np.any(table != want))
    return {
        "form": 0.0,
        "not-positive-weight": w[0] if len(w) == 1 else float("nan"),
        "gate-strict-step": float(wrong and np.array_equal(sums > theta, want)),
        "gate-returns-bias": float(wrong and np.array_equal(fires(-theta), want)),
        "or-threshold": float(inputs["name"] == "or" and np.array_equal(table, TABLES["and"])),
        "nand-threshold": float(inputs["name"] == "nand" and np.array_equal(table, NOR)),
        "truth-table": float(np.sum(table != want)),
    }


def read_neuron(got, d):
    """Return `(w, theta)` as float64, or None where `got` is not d finite weights and a number."""
    try:
        w, theta = got
        w, theta = np.asarray(w, dtype=np.float64), np.asarray(theta, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    if w.shape != (d,) or theta.size != 1 or not np.isfinite([*w, theta.item()]).all():
        return None
    if np.abs([*w, theta.item()]).max() > 1e300:  # their sums would not be finite
        return None
    return w, theta.item()


# ------------------------------------------------------------------------- other right answers


class by_loops:
    """Plain Python, whole-number thresholds, and a search over a small grid of neurons."""

    def mp_neuron(self, x, w, theta):
        outputs = []
        for sample in x:
            total = -theta
            for value, weight in zip(sample, w, strict=True):
                total += value * weight
            outputs.append(1 if total >= 0 else 0)
        return np.array(outputs)

    def logic_gate(self, name):
        return {"and": ([1, 1], 2), "or": ([1, 1], 1), "nand": ([-1, -1], -1), "not": ([-1], 0)}[
            name
        ]

    def xor_network(self, x):
        outputs = []
        for a, b in x:
            only_a = 1 if a - b - 1 >= 0 else 0
            only_b = 1 if b - a - 1 >= 0 else 0
            outputs.append(1 if only_a + only_b - 1 >= 0 else 0)
        return np.array(outputs)

    def is_linearly_separable(self, truth):
        corners = np.array(list(itertools.product((0, 1), repeat=2)))
        for w1, w2, theta in itertools.product((-1, 0, 1), (-1, 0, 1), np.arange(-1.5, 3)):
            if list(self.mp_neuron(corners, (w1, w2), theta)) == list(truth):
                return True
        return False


class by_dummy_input:
    """theta as the weight of a constant input -1; uneven weights; XOR from (1, 1, -2)."""

    def mp_neuron(self, x, w, theta):
        augmented = np.column_stack([x, -np.ones(len(x))])  # (n, d + 1)
        return np.where(augmented @ np.append(w, theta) >= 0, 1, 0)

    def logic_gate(self, name):
        gates = {"and": (2.0, 3.0, 4.5), "or": (0.1, 0.7, 0.05), "nand": (-4.0, -0.25, -4.1)}
        if name == "not":
            return (-7.25,), np.float64(-1.0)
        *w, theta = gates[name]
        return tuple(w), np.float64(theta)

    def xor_network(self, x):
        both = self.mp_neuron(x, np.ones(2), 2)
        return self.mp_neuron(np.column_stack([x, both]), np.array([1, 1, -2]), 1)

    def is_linearly_separable(self, truth):
        return sum(truth) != 2 or truth[0] != truth[3]


class by_einsum:
    """einsum and heaviside; gates on the edge; separability by letting a perceptron try."""

    def mp_neuron(self, x, w, theta):
        return np.heaviside(np.einsum("ni,i->n", x, w) - theta, 1).astype(np.int64)

    def logic_gate(self, name):
        w, theta = {
            "and": ([0.5, 0.5], 1.0),
            "or": ([3, 3], 3),
            "nand": ([-2, -3], -4),
            "not": ([-0.125], np.array(0.0)),
        }[name]
        return np.array(w, dtype=np.float32), theta

    def xor_network(self, x):
        hidden = np.heaviside(x @ np.array([[1.0, 1.0], [1.0, 1.0]]) - [1, 2], 1)  # (n, 2)
        return np.heaviside(hidden @ np.array([1.0, -1.0]) - 1, 1).astype(int)

    def is_linearly_separable(self, truth):
        corners = np.array([(0, 0, -1), (0, 1, -1), (1, 0, -1), (1, 1, -1)])
        weights = np.zeros(3)
        for _ in range(100):
            wrong = [(x, t) for x, t in zip(corners, truth, strict=True) if (x @ weights >= 0) != t]
            if not wrong:
                return True
            x, t = wrong[0]
            weights = weights + (x if t else -x)
        return False


class steps:
    """The answer in steps; every wrong version below changes one of them."""

    def mp_neuron(self, x, w, theta):
        return self.step(self.weighted_sum(x, w), theta)

    def weighted_sum(self, x, w):
        return x @ np.asarray(w)

    def step(self, total, theta):
        return np.where(self.fires(total, theta), self.on(), self.off())

    def fires(self, total, theta):
        return total >= theta

    def on(self):
        return 1

    def off(self):
        return 0

    def logic_gate(self, name):
        gates = {
            "and": self.and_gate,
            "or": self.or_gate,
            "nand": self.nand_gate,
            "not": self.not_gate,
        }
        w, theta = gates[name]()
        return np.array(w), self.threshold(theta)

    def threshold(self, theta):
        return theta

    def and_gate(self):
        return [1, 1], 1.5

    def or_gate(self):
        return [1, 1], 0.5

    def nand_gate(self):
        return [-1, -1], -1.5

    def not_gate(self):
        return [-1], -0.5

    def xor_network(self, x):
        hidden = [self.mp_neuron(x, *logic_gate(name)) for name in self.xor_hidden()]
        return self.mp_neuron(np.stack(hidden, axis=1), *logic_gate(self.xor_output()))

    def xor_hidden(self):
        return "or", "nand"

    def xor_output(self):
        return "and"

    def is_linearly_separable(self, truth):
        return tuple(truth) not in {(0, 1, 1, 0), (1, 0, 0, 1)}


# ------------------------------------------------------------------------------ wrong versions


class strict_step(steps):
    """step(0) = 0; its gates keep whole-number thresholds that need step(0) = 1."""

    def fires(self, total, theta):
        return total > theta

    def and_gate(self):
        return [1, 1], 2

    def or_gate(self):
        return [1, 1], 1


class threshold_added(steps):
    def fires(self, total, theta):
        return total + theta >= 0


class sign_output(steps):
    def off(self):
        return -1


class threshold_ignored(steps):
    def fires(self, total, theta):
        return total >= 0


class bool_output(steps):
    """Returns the comparison itself."""

    def step(self, total, theta):
        return total >= theta


class in_place(steps):
    """Multiplies the weights into the caller's x."""

    def weighted_sum(self, x, w):
        x *= w
        return x.sum(axis=1)


class gate_strict_step(steps):
    """Whole-number thresholds that only work with step(0) = 0."""

    def and_gate(self):
        return [1, 1], 1

    def or_gate(self):
        return [1, 1], 0

    def nand_gate(self):
        return [-1, -1], -2

    def not_gate(self):
        return [-1], -1


class gate_returns_bias(steps):
    """Returns b = -theta."""

    def threshold(self, theta):
        return -theta


class not_positive_weight(steps):
    def not_gate(self):
        return [1], 0.5


class or_threshold(steps):
    def or_gate(self):
        return [1, 1], 1.5


class nand_threshold(steps):
    def nand_gate(self):
        return [-1, -1], -0.5


class xor_no_nand(steps):
    def xor_hidden(self):
        return "or", "and"


class xor_output_or(steps):
    def xor_output(self):
        return "or"


class xor_single(steps):
    """No hidden layer: the best a single neuron can do is three rows of four."""

    def xor_network(self, x):
        return self.mp_neuron(x, *logic_gate("or"))


class only_and_or_not(steps):
    def is_linearly_separable(self, truth):
        return tuple(truth) in {(0, 0, 0, 1), (0, 1, 1, 1), (1, 1, 0, 0), (1, 0, 1, 0)}


class all_separable(steps):
    def is_linearly_separable(self, truth):
        return True


class xnor_forgotten(steps):
    def is_linearly_separable(self, truth):
        return tuple(truth) != (0, 1, 1, 0)


class separable_positive_weights(steps):
    """Tries neurons whose weights are not negative."""

    def is_linearly_separable(self, truth):
        f00, f01, f10, f11 = truth
        return bool(f00 <= f01 <= f11 and f00 <= f10 <= f11 and (f00, f11) != (1, 0))


class separable_through_origin(steps):
    """Tries neurons without a threshold: 00 always fires."""

    def is_linearly_separable(self, truth):
        f00, f01, f10, f11 = truth
        return bool(f00 == 1 and (f01 != f10 or f11 == f01))
