"""Rosenblatt's perceptron."""

import itertools

import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    """Learn w and b sample by sample: judge one, correct a mistake at once, go on.

    Parameters
    ----------
    X : array of shape (n, d)
    y : array of shape (n,)
        Labels, -1 and +1.
    eta : float
        The learning rate, which scales w and b.
    max_epochs : int
        The largest number of passes over the samples.
    shuffle : bool
        Whether each epoch visits the samples in a new random order, drawn from `seed`.

    Returns
    -------
    dict of w (d,), b, n_updates, n_epochs and converged

    Raises
    ------
    ValueError
        A label is neither -1 nor +1.
    """
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels must be -1 or +1")
    n, d = X.shape
    rng = np.random.default_rng(seed)
    w, b = np.zeros(d), 0.0
    n_updates = 0
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for i in rng.permutation(n) if shuffle else range(n):
            if y[i] * (X[i] @ w + b) <= 0:  # a sample on the boundary is a mistake, too
                w = w + eta * y[i] * X[i]
                b = b + eta * y[i]
                mistakes += 1
        n_updates += mistakes
        if mistakes == 0:  # a clean epoch
            break
    return {
        "w": w,
        "b": b,
        "n_updates": n_updates,
        "n_epochs": epoch,
        "converged": mistakes == 0,
    }


def perceptron_predict(X, w, b):
    """Return the side of the boundary that each sample is on; the boundary belongs to +1."""
    return np.where(X @ w + b >= 0, 1, -1)


# ---------------------------------------------------- what every shuffled run has in common


MEASURES = (
    "form",
    "other-counts",
    "reversed",
    "other-label",
    "visited-twice",
    "not-shuffled",
    "same-order",
    "weak-shuffle",
    "uneven-shuffle",
    "not-converged",
    "wrong-side",
    "bias-count",
    "epoch-count",
)


def certificate(inputs, got):
    """Judge a shuffled run without knowing the order in which it visited the samples."""
    X, y = np.asarray(inputs["X"], np.float64), np.asarray(inputs["y"], np.float64)
    eta, max_epochs = inputs.get("eta", 1.0), inputs.get("max_epochs", 1000)
    try:
        w, b = np.asarray(got["w"], np.float64), float(got["b"])
        n_updates, n_epochs = int(got["n_updates"]), int(got["n_epochs"])
        converged = bool(got["converged"])
    except (KeyError, TypeError, ValueError):
        return dict.fromkeys(MEASURES, float("nan")) | {"form": 1.0}
    if w.shape != X.shape[1:] or not np.isfinite([*w, b]).all():
        return dict.fromkeys(MEASURES, float("nan")) | {"form": 1.0}
    *_, separable = run_in_order(X, y, eta, max_epochs)
    return {
        "form": 0.0,
        **one_by_one(X, y, w / eta, (b / eta, n_updates, n_epochs)),
        **same_order(X, y, eta, max_epochs, (w, b, n_updates)),
        "weak-shuffle": weak_shuffle(X, y, w, max_epochs),
        "uneven-shuffle": uneven_shuffle(X, y, n_updates, n_epochs),
        "not-converged": float(separable and not converged),
        "wrong-side": float(converged and np.sum(y * (X @ w + b) <= 0)),
        "bias-count": bias_count(b / eta, n_updates),
        "epoch-count": epoch_count(len(y), n_updates, n_epochs, max_epochs, converged),
    }


def run_in_order(X, y, eta, max_epochs):
    """w, b, n_updates and converged of a run in the given order, in few steps.

    An epoch depends on w and b alone: where these come back, so does all that followed.
    """
    w, b, n_updates = np.zeros(X.shape[1]), 0.0, 0
    known, states = {}, []
    for epoch in range(max_epochs):
        states.append((w, b, n_updates))
        first = known.setdefault((w.tobytes(), b), epoch)
        if first < epoch:
            before = states[first][2]
            whole, rest = divmod(max_epochs - epoch, epoch - first)
            w, b, last = states[first + rest]
            return w, b, n_updates + whole * (n_updates - before) + last - before, False
        for x, label in zip(X, y, strict=True):
            if label * (x @ w + b) <= 0:
                w, b, n_updates = w + eta * label * x, b + eta * label, n_updates + 1
        if n_updates == states[-1][2]:
            return w, b, n_updates, True
    return w, b, n_updates, False


def float_weights(inputs, got):
    """Whether w is stored as integers; a result without a readable w is left to other checks."""
    try:
        kind = np.asarray(got["w"]).dtype.kind
    except (KeyError, TypeError, IndexError, ValueError):
        kind = ""
    return {"integer-weights": float(kind in ("i", "u"))}


def bias_count(b, n_updates):
    """Updates up minus updates down is b; up plus down is n_updates: how far that is off."""
    parity = (n_updates - round(b)) % 2
    return abs(b - round(b)) + parity + max(0.0, abs(b) - n_updates)


def epoch_count(n, n_updates, n_epochs, max_epochs, converged):
    """Every epoch but the clean last one has between 1 and n updates: 1 where that fails."""
    with_mistakes = n_epochs - 1 if converged else n_epochs
    fits = with_mistakes <= n_updates <= n * with_mistakes
    stopped = 1 <= n_epochs <= max_epochs and (converged or n_epochs == max_epochs)
    return float(not (fits and stopped))


def one_hot(X):
    return X.shape[0] == X.shape[1] and np.array_equal(X, np.diag(np.diag(X)))


def one_by_one(X, y, w, counts):
    """On one-hot samples each weight counts the corrections of its own sample, with its sign.

    Only where b and n_updates agree with that count do the weights tell what went wrong.
    """
    names = ("other-counts", "reversed", "other-label", "visited-twice")
    nothing = dict.fromkeys(names, float("nan"))
    if not one_hot(X):
        return nothing
    b, n_updates, n_epochs = counts
    ups = w / np.diag(X)  # (n,)
    if (np.sum(ups), np.sum(np.abs(ups))) != (b, n_updates):
        return nothing | {"other-counts": 1.0}
    astray = float(np.sum(y * ups < 0))
    return {
        "other-counts": 0.0,
        "reversed": astray if astray == np.sum(ups != 0) else 0.0,
        "other-label": astray,
        "visited-twice": max(0.0, float(np.max(y * ups)) - max(n_epochs, 1)),
    }


def same_order(X, y, eta, max_epochs, got):
    """Does the run equal one in the given order, or one in another order kept in each epoch?

    On a few samples every order can be tried.
    """
    if len(y) > 4:
        return {"not-shuffled": float("nan"), "same-order": float("nan")}

    def equals(order):
        w, *counts, _ = run_in_order(X[list(order)], y[list(order)], eta, max_epochs)
        return tuple(counts) == got[1:] and bool(np.array_equal(w, got[0]))

    given, *others = itertools.permutations(range(len(y)))
    return {
        "not-shuffled": float(equals(given)),
        "same-order": float(any(equals(order) for order in others)),
    }


def weak_shuffle(X, y, w, max_epochs):
    """Whether one epoch over one-hot samples went in an order that is hardly random.

    Every sample meets a score of b alone, so its label and the labels before it decide. A random
    order makes the same mistakes as one of these with a probability of less than 1e-6.
    """
    if not one_hot(X) or max_epochs != 1:
        return float("nan")
    labels, wrong = y.astype(int).tolist(), set(np.flatnonzero(w).tolist())
    return float(any(explains(order, labels, wrong) for order in weak_orders(len(y))))


def weak_orders(n):
    """The given order, backwards, begun elsewhere, or with two samples exchanged."""
    given = list(range(n))
    for order in (given, given[::-1]):
        yield from (order[start:] + order[:start] for start in range(n))
    for i, j in itertools.combinations(given, 2):
        order = given.copy()
        order[i], order[j] = j, i
        yield order


def uneven_shuffle(X, y, n_updates, n_epochs):
    """How far the corrections of equal samples with both labels are from the expected, in sigmas.

    All that counts is c, corrections up minus corrections down: it stays between -1 and 1, and a
    label is a mistake unless c has its sign. How many there are depends on how far the order of
    one epoch agrees with that of the epoch before.
    """
    if n_epochs < 1000 or (X != X[0]).any() or len(y) > 4:
        return float("nan")
    orders = list(itertools.permutations(y.astype(int).tolist()))
    share = {-1: 0.0, 0: 1.0, 1: 0.0}  # of the runs, by c at the start of an epoch
    for _ in range(50):
        ends, expected = dict.fromkeys(share, 0.0), 0.0
        for start, order in itertools.product(share, orders):
            c, mistakes = start, 0
            for label in order:
                if label * c <= 0:
                    c += label
                    mistakes += 1
            ends[c] += share[start] / len(orders)
            expected += mistakes * share[start] / len(orders)
        share = ends
    sigma = 0.76 * np.sqrt(n_epochs)  # measured on 200 runs of 2000 epochs
    return abs(n_updates - expected * n_epochs) / sigma


def explains(order, labels, wrong):
    """Whether one epoch in this order makes just these mistakes, if each score is b alone."""
    b = 0
    for i in order:
        if (labels[i] * b <= 0) != (i in wrong):
            return False
        if i in wrong:
            b += labels[i]
    return True


# ------------------------------------------------------------------------- other right answers


class by_loops:
    """Lists of Python floats, and a count of right answers in a row."""

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        if set(y.tolist()) - {-1, 1}:
            raise ValueError("labels must be -1 or +1")
        rows, labels = X.tolist(), y.tolist()
        n, rng = len(rows), np.random.default_rng(seed)
        w, b, updates, streak = [0.0] * X.shape[1], 0.0, 0, 0
        order = list(range(n))
        for step in range(n * max_epochs):
            if shuffle and step % n == 0:
                rng.shuffle(order)
            x, label = rows[order[step % n]], labels[order[step % n]]
            if step % n == 0:
                streak = 0
            score = b + sum(wj * xj for wj, xj in zip(w, x, strict=True))
            if label * score > 0:
                streak += 1
                if streak == n:
                    break
                continue
            streak = 0
            updates += 1
            b += eta * label
            w = [wj + eta * label * xj for wj, xj in zip(w, x, strict=True)]
        return {
            "w": np.array(w),
            "b": b,
            "n_updates": updates,
            "n_epochs": step // n + 1,
            "converged": streak == n,
        }

    def perceptron_predict(self, X, w, b):
        scores = [b + sum(wj * xj for wj, xj in zip(w, x, strict=True)) for x in X]
        return np.array([-1 if score < 0 else 1 for score in scores])


class by_first_mistake:
    """Augmented vectors y (x, 1); jumps from one mistake to the next with one product."""

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        if np.any(np.abs(y) != 1):
            raise ValueError("labels must be -1 or +1")
        signed = y[:, None] * np.column_stack([X, np.ones(len(X))])  # (n, d + 1)
        v = np.zeros(signed.shape[1])  # (w, b)
        rng, total, epoch, clean = np.random.default_rng(seed), 0, 0, False
        while epoch < max_epochs and not clean:
            epoch += 1
            rows = signed[rng.permutation(len(signed))] if shuffle else signed
            start, updates = 0, 0
            while start < len(rows) and (wrong := rows[start:] @ v <= 0).any():
                start += int(np.argmax(wrong))
                v += eta * rows[start]
                start += 1
                updates += 1
            total += updates
            clean = updates == 0
        return {
            "w": v[:-1],
            "b": float(v[-1]),
            "n_updates": total,
            "n_epochs": epoch,
            "converged": clean,
        }

    def perceptron_predict(self, X, w, b):
        return 2 * (np.column_stack([X, np.ones(len(X))]) @ np.append(w, b) >= 0) - 1


class by_dual:
    """Counts mistakes per sample; w is put together at the end."""

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        if not ((y == 1) | (y == -1)).all():
            raise ValueError("labels must be -1 or +1")
        gram = X @ X.T + 1.0  # (n, n), the 1 stands for the bias
        order = np.arange(len(y))
        rng = np.random.Generator(np.random.PCG64(seed))
        counts, epochs, changed = np.zeros(len(y), dtype=int), 0, True
        while changed and epochs < max_epochs:
            changed = False
            epochs += 1
            if shuffle:
                rng.shuffle(order)
            for i in order:
                if y[i] * np.dot(counts * y, gram[i]) <= 0:
                    counts[i] += 1
                    changed = True
        return {
            "w": eta * (counts * y) @ X,
            "b": eta * (counts * y).sum(),
            "n_updates": counts.sum(),
            "n_epochs": epochs,
            "converged": not changed,
        }

    def perceptron_predict(self, X, w, b):
        labels = np.ones(len(X), dtype=np.int64)
        labels[np.einsum("nd,d->n", X, w) < -b] = -1
        return labels


class torch_answer:
    """w in float64 whatever X is."""

    backend = "torch"

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        import torch

        if not torch.all(y.abs() == 1):
            raise ValueError("labels must be -1 or +1")
        generator = torch.Generator()
        if seed is not None:
            generator.manual_seed(seed)
        X, labels = X.to(torch.float64), y.tolist()
        n, d = X.shape
        w, b, n_updates = torch.zeros(d, dtype=torch.float64, device=X.device), 0.0, 0
        for epoch in range(1, max_epochs + 1):
            order = torch.randperm(n, generator=generator).tolist() if shuffle else range(n)
            mistakes = 0
            for i in order:
                if labels[i] * (X[i] @ w + b) <= 0:
                    w = w + eta * labels[i] * X[i]
                    b = b + eta * labels[i]
                    mistakes += 1
            n_updates += mistakes
            if mistakes == 0:
                break
        return {
            "w": w,
            "b": b,
            "n_updates": n_updates,
            "n_epochs": epoch,
            "converged": mistakes == 0,
        }

    def perceptron_predict(self, X, w, b):
        import torch

        return torch.where(X @ w + b >= 0, 1, -1)


class torch_by_first_mistake:
    """Keeps the dtype of X, augmented vectors, NumPy's generator, a tensor for b."""

    backend = "torch"

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        import torch

        if not set(y.unique().tolist()) <= {-1, 1}:
            raise ValueError("labels must be -1 or +1")
        X = X if X.is_floating_point() else X.double()
        signed = torch.cat([X, torch.ones_like(X[:, :1])], dim=1) * y[:, None].to(X.dtype)
        v = torch.zeros_like(signed[0])  # (d + 1,)
        rng, total = np.random.default_rng(seed), 0
        for epoch in range(1, max_epochs + 1):
            rows = signed[torch.from_numpy(rng.permutation(len(signed)))] if shuffle else signed
            before = total
            while len(rows):
                wrong = torch.nonzero(torch.mv(rows, v) <= 0)
                if len(wrong) == 0:
                    break
                first = int(wrong[0])
                v = torch.add(v, rows[first], alpha=eta)
                rows = rows[first + 1 :]
                total += 1
            if total == before:
                break
        return {
            "w": v[:-1].clone(),
            "b": v[-1].clone(),
            "n_updates": total,
            "n_epochs": epoch,
            "converged": total == before,
        }

    def perceptron_predict(self, X, w, b):
        return 2 * (X @ w >= -b).long() - 1


class torch_by_dual:
    """Mistake counts in integers, the Gram matrix in the dtype of X."""

    backend = "torch"

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        import random

        import torch

        if ((y != 1) & (y != -1)).any():
            raise ValueError("labels must be -1 or +1")
        X = X if X.is_floating_point() else X.to(torch.float32)
        labels = y.to(X.dtype)
        gram = labels[:, None] * (X @ X.T + 1) * labels  # (n, n)
        counts = torch.zeros_like(labels)
        rng, order = random.Random(seed), list(range(len(labels)))
        mistakes, epochs = 1, 0
        while mistakes and epochs < max_epochs:
            mistakes, epochs = 0, epochs + 1
            if shuffle:
                rng.shuffle(order)
            for i in order:
                if gram[i] @ counts <= 0:
                    counts[i] += 1
                    mistakes += 1
        return {
            "w": eta * (counts * labels) @ X,
            "b": (eta * (counts * labels).sum()).item(),
            "n_updates": int(counts.sum()),
            "n_epochs": epochs,
            "converged": mistakes == 0,
        }

    def perceptron_predict(self, X, w, b):
        import torch

        labels = torch.ones(len(X), dtype=torch.int64, device=X.device)
        labels[X @ w + b < 0] = -1
        return labels


class steps:
    """The answer in steps; every wrong version below changes one of them."""

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        self.check_labels(y)
        rng = self.generator(seed)
        w, b, n_updates, mistakes = self.store(np.zeros(X.shape[1])), 0.0, 0, 0
        for epoch in self.epochs(max_epochs):
            rng = self.every_epoch(rng, seed)
            X_now, y_now = self.arrange(X, y, rng, shuffle)
            w, b, mistakes = self.one_epoch(X_now, y_now, w, b, eta)
            n_updates = self.count(n_updates, mistakes, len(y))
            if mistakes == 0:
                break
        return {
            "w": w,
            "b": b,
            "n_updates": n_updates,
            "n_epochs": self.n_epochs(epoch, mistakes),
            "converged": bool(self.converged(mistakes, epoch, max_epochs, y * (X @ w + b))),
        }

    def check_labels(self, y):
        if not np.isin(y, (-1, 1)).all():
            raise ValueError("labels must be -1 or +1")

    def generator(self, seed):
        return np.random.default_rng(seed)

    def every_epoch(self, rng, seed):
        return rng

    def epochs(self, max_epochs):
        return range(1, max_epochs + 1)

    def arrange(self, X, y, rng, shuffle):
        order = rng.permutation(len(y)) if shuffle else np.arange(len(y))
        return X[order], y[order]

    def one_epoch(self, X, y, w, b, eta):
        mistakes = 0
        for x_i, y_i in zip(X, y, strict=True):
            if self.mistaken(y_i, self.score(x_i, w, b)):
                w, b = self.update(w, b, x_i, y_i, eta, X)
                mistakes += 1
        return w, b, mistakes

    def score(self, x, w, b):
        return x @ w + b

    def mistaken(self, y, score):
        return y * score <= 0

    def update(self, w, b, x, y, eta, X):
        return (
            self.store(w + self.w_step(x, y, eta)),
            b + self.b_step(X, y, eta),
        )

    def store(self, w):
        return w

    def error(self, y):
        return y

    def w_step(self, x, y, eta):
        return eta * self.error(y) * x

    def b_step(self, X, y, eta):
        return eta * self.error(y)

    def count(self, n_updates, mistakes, n):
        return n_updates + mistakes

    def n_epochs(self, epoch, mistakes):
        return epoch

    def converged(self, mistakes, epoch, max_epochs, margins):
        return mistakes == 0

    def perceptron_predict(self, X, w, b):
        return self.sign(self.decision(X, w, b))

    def decision(self, X, w, b):
        return X @ w + b

    def sign(self, scores):
        return np.where(scores >= 0, 1, -1)


# ------------------------------------------------------------------------------ wrong versions


class strict_mistake(steps):
    def mistaken(self, y, score):
        return y * score < 0


class mistake_by_prediction(steps):
    """Compares sign(f) with y: a positive sample on the boundary passes for right."""

    def mistaken(self, y, score):
        return (1 if score >= 0 else -1) != y


class mistake_by_positive_score(steps):
    """The same with -1 on the boundary: there a negative sample passes for right."""

    def mistaken(self, y, score):
        return (1 if score > 0 else -1) != y


class perceptron_no_bias(steps):
    def b_step(self, X, y, eta):
        return 0.0


class bias_without_label(steps):
    def b_step(self, X, y, eta):
        return eta


class bias_without_eta(steps):
    def b_step(self, X, y, eta):
        return self.error(y)


class bias_r_squared(steps):
    def b_step(self, X, y, eta):
        return eta * self.error(y) * (X * X).sum(axis=1).max()


class wrong_direction(steps):
    def update(self, w, b, x, y, eta, X):
        return self.store(w - self.w_step(x, y, eta)), b - self.b_step(X, y, eta)


class update_without_label(steps):
    def w_step(self, x, y, eta):
        return eta * x


class score_without_bias(steps):
    def score(self, x, w, b):
        return x @ w


class batch_update(steps):
    """Adds all mistakes of an epoch at its end."""

    def one_epoch(self, X, y, w, b, eta):
        new_w, new_b, mistakes = w, b, 0
        for x_i, y_i in zip(X, y, strict=True):
            if self.mistaken(y_i, self.score(x_i, w, b)):
                new_w, new_b = self.update(new_w, new_b, x_i, y_i, eta, X)
                mistakes += 1
        return new_w, new_b, mistakes


class y_minus_yhat_pm1(steps):
    def error(self, y):
        return y - (-y)


class target_minus_predict(mistake_by_prediction):
    """The step eta (y - prediction) of many tutorials, which is 2 eta y."""

    def error(self, y):
        return 2 * y


class stops_after_one_epoch(steps):
    def epochs(self, max_epochs):
        return range(1, 2)


class epoch_too_many(steps):
    def epochs(self, max_epochs):
        return range(1, max_epochs + 2)


class stops_at_first_correct(steps):
    def one_epoch(self, X, y, w, b, eta):
        mistakes = 0
        for x_i, y_i in zip(X, y, strict=True):
            if not self.mistaken(y_i, self.score(x_i, w, b)):
                break
            w, b = self.update(w, b, x_i, y_i, eta, X)
            mistakes += 1
        return w, b, mistakes


class one_update_per_epoch(steps):
    """Corrects the first mistake, then starts again at the first sample."""

    def one_epoch(self, X, y, w, b, eta):
        for x_i, y_i in zip(X, y, strict=True):
            if self.mistaken(y_i, self.score(x_i, w, b)):
                return *self.update(w, b, x_i, y_i, eta, X), 1
        return w, b, 0


class claims_convergence(steps):
    def converged(self, mistakes, epoch, max_epochs, margins):
        return True


class converged_too_late(steps):
    """A clean last epoch passes for running out of epochs."""

    def converged(self, mistakes, epoch, max_epochs, margins):
        return epoch < max_epochs


class converged_by_separation(steps):
    """Looks at the final weights instead of waiting for a clean epoch."""

    def converged(self, mistakes, epoch, max_epochs, margins):
        return (margins > 0).all()


class counts_epochs(steps):
    def count(self, n_updates, mistakes, n):
        return n_updates + 1


class counts_visits(steps):
    def count(self, n_updates, mistakes, n):
        return n_updates + n


class counts_last_epoch(steps):
    def count(self, n_updates, mistakes, n):
        return mistakes


class clean_epoch_uncounted(steps):
    def n_epochs(self, epoch, mistakes):
        return epoch - 1 if mistakes == 0 else epoch


class epochs_from_zero(steps):
    def n_epochs(self, epoch, mistakes):
        return epoch - 1


class integer_weights(steps):
    def store(self, w):
        return w.astype(np.int64)


class labels_01(steps):
    def check_labels(self, y):
        pass


class labels_by_range(steps):
    """Looks at the smallest and the largest label only."""

    def check_labels(self, y):
        if y.min() not in (-1, 1) or y.max() not in (-1, 1):
            raise ValueError("labels must be -1 or +1")


class needs_both_labels(steps):
    def check_labels(self, y):
        if set(y.tolist()) != {-1, 1}:
            raise ValueError("labels must be -1 and +1")


class shuffle_in_place(steps):
    """Shuffles the caller's X and y, with one order."""

    def arrange(self, X, y, rng, shuffle):
        if shuffle:
            order = rng.permutation(len(y))
            X[:], y[:] = X[order], y[order]
        return X, y


class shuffle_unpaired(steps):
    """Shuffles y, and not X."""

    def arrange(self, X, y, rng, shuffle):
        return X, rng.permutation(y) if shuffle else y


class shuffle_ignored(steps):
    def arrange(self, X, y, rng, shuffle):
        return X, y


class shuffle_once(steps):
    """Draws the same order in every epoch."""

    def every_epoch(self, rng, seed):
        return np.random.default_rng(0 if seed is None else seed)


class shuffle_with_replacement(steps):
    def arrange(self, X, y, rng, shuffle):
        order = rng.integers(len(y), size=len(y)) if shuffle else np.arange(len(y))
        return X[order], y[order]


class shuffle_fixed_seed(steps):
    def generator(self, seed):
        return np.random.default_rng(0)


class shuffle_unseeded(steps):
    def generator(self, seed):
        return np.random.default_rng()


class shuffle_global_seed(steps):
    """Seeds NumPy's global generator."""

    def generator(self, seed):
        np.random.seed(seed)
        return np.random


class torch_global_seed(torch_answer):
    """Seeds torch's global generator."""

    def perceptron_fit(self, X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
        import torch

        if shuffle:
            torch.manual_seed(0 if seed is None else seed)
            seed = int(torch.randint(1 << 30, ()))
        return super().perceptron_fit(X, y, eta, max_epochs, shuffle, seed)


class sign_zero(steps):
    def sign(self, scores):
        return np.where(scores > 0, 1, -1)


class sign_three_valued(steps):
    """np.sign: the boundary gets the label 0."""

    def sign(self, scores):
        return np.sign(scores).astype(int)


class predict_01(steps):
    def sign(self, scores):
        return np.where(scores >= 0, 1, 0)


class predict_floats(steps):
    def sign(self, scores):
        return np.where(scores >= 0, 1.0, -1.0)


class predict_without_bias(steps):
    def decision(self, X, w, b):
        return X @ w


class predict_squeezed(steps):
    """A single sample loses its axis."""

    def sign(self, scores):
        return np.squeeze(np.where(scores >= 0, 1, -1))
