"""The perceptron in dual form."""

from fractions import Fraction

import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    """Learn alpha and b sample by sample, each seen only through its column of the Gram matrix.

    Parameters
    ----------
    K : array of shape (n, n)
        The inner products, or kernel values, of all pairs of samples.
    y : array of shape (n,)
        Labels, -1 and +1.
    eta : float
        The learning rate, which scales alpha and b.
    max_epochs : int
        The largest number of passes over the samples.

    Returns
    -------
    dict of alpha (n,), b, n_updates and converged
    """
    n = len(y)
    alpha, b = np.zeros(n), 0.0
    n_updates = 0
    for _ in range(max_epochs):
        mistakes = 0
        for i in range(n):
            score = (alpha * y) @ K[:, i] + b  # f(xᵢ), without any xᵢ
            if y[i] * score <= 0:  # a sample on the boundary is a mistake, too
                alpha[i] += eta
                b += eta * y[i]
                mistakes += 1
        n_updates += mistakes
        if mistakes == 0:
            break
    return {"alpha": alpha, "b": b, "n_updates": n_updates, "converged": mistakes == 0}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    """Return f(x) = Σⱼ αⱼ yⱼ K(xⱼ, x) + b of m points, from their kernel values (m, n)."""
    return K_test_train @ (alpha * y) + b  # (m, n) @ (n,): (m,)


# ------------------------------------------------------------------- against the primal form


def certificate(inputs, got):
    """Compare with the primal form, run on samples that have this Gram matrix.

    The samples are the rows of a unit lower triangular matrix of multiples of 1/8, which the
    Cholesky factorisation finds again without rounding.
    """
    y, eta = inputs["y"], inputs["eta"]
    X = np.linalg.cholesky(np.asarray(inputs["K"], np.float64))
    w, b, n_updates = np.zeros(len(y)), 0.0, 0
    for _ in range(inputs["max_epochs"]):
        before = n_updates
        for x_i, y_i in zip(X, y, strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b, n_updates = w + eta * y_i * x_i, b + eta * y_i, n_updates + 1
        if n_updates == before:
            break
    return {
        "weights": float(np.max(np.abs(X.T @ (got["alpha"] * y) - w))),
        "bias": abs(float(got["b"]) - b),
        "updates": abs(float(got["n_updates"]) - n_updates),
    }


# ------------------------------------------------------------------------- other right answers


class by_loops:
    """Lists of exact fractions, and a count of right answers in a row."""

    def perceptron_dual_fit(self, K, y, eta=1.0, max_epochs=1000):
        rows = [[Fraction(float(k)) for k in row] for row in K]
        labels, n = [int(label) for label in y], len(y)
        counts, ups, streak, step = [0] * n, 0, 0, 0
        while step < n * max_epochs:
            i = step % n
            if i == 0:
                streak = 0
            # In units of eta the rate is 1.
            score = sum(c * t * k for c, t, k in zip(counts, labels, rows[i], strict=True)) + ups
            step += 1
            streak += 1
            if labels[i] * score <= 0:
                counts[i] += 1
                ups += labels[i]
                streak = 0
            if streak == n:
                break
        return {
            "alpha": np.array([eta * c for c in counts]),
            "b": eta * ups,
            "n_updates": sum(counts),
            "converged": streak == n,
        }

    def perceptron_dual_decision(self, alpha, b, y, K_test_train):
        scores = []
        for row in K_test_train:
            score = b
            for a_j, y_j, k_j in zip(alpha, y, row, strict=True):
                score += a_j * y_j * k_j
            scores.append(score)
        return np.array(scores)


class by_cached_scores:
    """Keeps the scores of all samples and brings them up to date after each correction."""

    def perceptron_dual_fit(self, K, y, eta=1.0, max_epochs=1000):
        scores = np.zeros(len(y))  # f(x_i) of the moment
        mistakes_on = np.zeros(len(y), dtype=int)
        for _ in range(max_epochs):
            before = mistakes_on.sum()
            for i, label in enumerate(y):
                if label * scores[i] <= 0:
                    scores += eta * label * (K[i] + 1.0)
                    mistakes_on[i] += 1
            if mistakes_on.sum() == before:
                break
        return {
            "alpha": eta * mistakes_on,
            "b": eta * float(mistakes_on @ y),
            "n_updates": mistakes_on.sum(),
            "converged": mistakes_on.sum() == before,
        }

    def perceptron_dual_decision(self, alpha, b, y, K_test_train):
        return np.einsum("mn,n,n->m", K_test_train, alpha, y) + b


class by_signed_gram:
    """The matrix y_i y_j (K_ij + 1) holds labels and bias; the next mistake is found by argmax."""

    def perceptron_dual_fit(self, K, y, eta=1.0, max_epochs=1000):
        n = len(y)
        gram = np.outer(y, y) * (K + 1)
        alpha, total, epoch, clean = np.zeros(n), 0, 0, False
        while epoch < max_epochs and not clean:
            start, epoch, clean = 0, epoch + 1, True
            while start < n and (wrong := gram[start:] @ alpha <= 0).any():
                i = start + int(np.argmax(wrong))
                alpha[i] += eta
                total, start, clean = total + 1, i + 1, False
        return {"alpha": alpha, "b": np.sum(alpha * y), "n_updates": total, "converged": clean}

    def perceptron_dual_decision(self, alpha, b, y, K_test_train):
        return (K_test_train * y) @ alpha + b


class by_mistake_list:
    """Writes down the index of every mistake; alpha is counted at the end."""

    def perceptron_dual_fit(self, K, y, eta=1.0, max_epochs=1000):
        made, quiet = [], False
        for _ in range(max_epochs):
            length = len(made)
            for i in range(len(y)):
                if y[i] * sum((y[j] * (K[j, i] + 1) for j in made), start=0.0) <= 0:
                    made.append(i)
            quiet = len(made) == length
            if quiet:
                break
        counts = np.bincount(made, minlength=len(y))
        return {
            "alpha": counts * float(eta),
            "b": float(eta * sum(y[i] for i in made)),
            "n_updates": len(made),
            "converged": quiet,
        }

    def perceptron_dual_decision(self, alpha, b, y, K_test_train):
        support = np.flatnonzero(alpha)
        return b + np.dot(K_test_train[:, support], alpha[support] * y[support])


class by_factors:
    """Keeps v_j = alpha_j y_j, with the sign inside, and takes absolute values at the end."""

    def perceptron_dual_fit(self, K, y, eta=1.0, max_epochs=1000):
        v, counter, run, clean = np.zeros(len(y)), 0, 0, False
        while run < max_epochs and not clean:
            clean = True
            for i in range(len(v)):
                f = K[i].dot(v) + v.sum()
                if (f <= 0 and y[i] > 0) or (f >= 0 and y[i] < 0):
                    v[i] += eta * y[i]
                    counter, clean = counter + 1, False
            run += 1
        return {"alpha": abs(v), "b": v.sum(), "n_updates": counter, "converged": clean}

    def perceptron_dual_decision(self, alpha, b, y, K_test_train):
        positive, negative = alpha * (y > 0), alpha * (y < 0)
        return K_test_train @ positive - K_test_train @ negative + b


class steps:
    """The answer in steps; every wrong version below changes one of them."""

    def perceptron_dual_fit(self, K, y, eta=1.0, max_epochs=1000):
        K = self.gram(K, y)
        alpha, b, n_updates, mistakes = self.start(y), 0.0, 0, 0
        for epoch in self.epochs(max_epochs):
            alpha, b, mistakes = self.one_epoch(K, y, alpha, b, eta)
            n_updates = self.count(n_updates, mistakes)
            if mistakes == 0:
                break
        return {
            "alpha": alpha,
            "b": b,
            "n_updates": n_updates,
            "converged": self.converged(mistakes, epoch, max_epochs, y * ((alpha * y) @ K + b)),
        }

    def gram(self, K, y):
        return K

    def start(self, y):
        return np.zeros(len(y))

    def epochs(self, max_epochs):
        return range(1, max_epochs + 1)

    def one_epoch(self, K, y, alpha, b, eta):
        alpha, mistakes = self.at_epoch(alpha), 0
        for i in range(len(y)):
            if self.mistaken(y[i], self.score(K, y, alpha, b, i)):
                alpha = self.correct_alpha(alpha.copy(), y, i, eta)
                b = b + self.b_step(alpha, y, i, eta)
                mistakes += 1
        return alpha, b, mistakes

    def at_epoch(self, alpha):
        return alpha

    def mistaken(self, y, score):
        return y * score <= 0

    def score(self, K, y, alpha, b, i):
        return self.weights(alpha, y) @ K[:, i] + b

    def weights(self, alpha, y):
        return alpha * y

    def correct_alpha(self, alpha, y, i, eta):
        alpha[i] += eta
        return alpha

    def b_step(self, alpha, y, i, eta):
        return eta * y[i]

    def count(self, n_updates, mistakes):
        return n_updates + mistakes

    def converged(self, mistakes, epoch, max_epochs, margins):
        return mistakes == 0

    def perceptron_dual_decision(self, alpha, b, y, K_test_train):
        return self.output(self.products(K_test_train, self.decision_weights(alpha, y)), b)

    def decision_weights(self, alpha, y):
        return alpha * y

    def products(self, K_test_train, weights):
        return K_test_train @ weights

    def output(self, products, b):
        return products + b


# ------------------------------------------------------------------------------ wrong versions


class no_label_in_sum(steps):
    def weights(self, alpha, y):
        return alpha


class alpha_plus_label(steps):
    """alpha takes the sign of the label, which then counts twice in the score."""

    def correct_alpha(self, alpha, y, i, eta):
        alpha[i] += eta * y[i]
        return alpha


class alpha_with_sign(alpha_plus_label):
    """alpha holds eta y, and the sum knows that; the decision takes it for unsigned."""

    def weights(self, alpha, y):
        return alpha


class alpha_with_sign_throughout(alpha_with_sign):
    def decision_weights(self, alpha, y):
        return alpha


class alpha_all(steps):
    def correct_alpha(self, alpha, y, i, eta):
        return alpha + eta


class perceptron_no_bias(steps):
    def b_step(self, alpha, y, i, eta):
        return 0.0


class bias_without_label(steps):
    def b_step(self, alpha, y, i, eta):
        return eta


class bias_without_eta(steps):
    def b_step(self, alpha, y, i, eta):
        return float(y[i])


class bias_alpha(steps):
    """Adds the whole alpha_i, with all earlier mistakes on the sample."""

    def b_step(self, alpha, y, i, eta):
        return alpha[i] * y[i]


class strict_mistake(steps):
    def mistaken(self, y, score):
        return y * score < 0


class eta_ignored(steps):
    """alpha counts in whole steps, b in steps of eta."""

    def correct_alpha(self, alpha, y, i, eta):
        alpha[i] += 1
        return alpha


class half_alpha(steps):
    """The sum ends at the sample that is visited."""

    def score(self, K, y, alpha, b, i):
        return (alpha * y)[: i + 1] @ K[: i + 1, i] + b


class alpha_from_last_epoch(steps):
    def at_epoch(self, alpha):
        return np.zeros_like(alpha)


class score_without_bias(steps):
    def score(self, K, y, alpha, b, i):
        return (alpha * y) @ K[:, i]


class batch_update(steps):
    """Judges a whole epoch with the alpha and b of its start."""

    def one_epoch(self, K, y, alpha, b, eta):
        wrong = y * ((alpha * y) @ K + b) <= 0
        return alpha + eta * wrong, b + eta * float(y[wrong].sum()), int(wrong.sum())


class integer_alpha(steps):
    """alpha = zeros_like(y): a step of 0.25 is cut down to 0."""

    def correct_alpha(self, alpha, y, i, eta):
        alpha[i] = np.trunc(alpha[i] + eta) if y.dtype.kind == "i" else alpha[i] + eta
        return alpha

    def start(self, y):
        return np.zeros_like(y)


class mistake_by_prediction(steps):
    def mistaken(self, y, score):
        return y != (1 if score >= 0 else -1)


class mistake_by_positive_score(steps):
    """The same with -1 on the boundary: there a negative sample passes for right."""

    def mistaken(self, y, score):
        return y != (1 if score > 0 else -1)


class one_update_per_epoch(steps):
    """Corrects the first mistake, then starts again at the first sample."""

    def one_epoch(self, K, y, alpha, b, eta):
        for i in range(len(y)):
            if self.mistaken(y[i], self.score(K, y, alpha, b, i)):
                alpha = self.correct_alpha(alpha.copy(), y, i, eta)
                return alpha, b + self.b_step(alpha, y, i, eta), 1
        return alpha, b, 0


class stops_after_one_epoch(steps):
    def epochs(self, max_epochs):
        return range(1, 2)


class epoch_too_many(steps):
    def epochs(self, max_epochs):
        return range(1, max_epochs + 2)


class claims_convergence(steps):
    def converged(self, mistakes, epoch, max_epochs, margins):
        return True


class converged_too_late(steps):
    def converged(self, mistakes, epoch, max_epochs, margins):
        return epoch < max_epochs


class converged_by_separation(steps):
    def converged(self, mistakes, epoch, max_epochs, margins):
        return bool(np.all(margins > 0))


class counts_last_epoch(steps):
    def count(self, n_updates, mistakes):
        return mistakes


class decision_without_labels(steps):
    def decision_weights(self, alpha, y):
        return alpha


class decision_without_bias(steps):
    def output(self, products, b):
        return products


class decision_is_label(steps):
    """Returns the predicted labels."""

    def output(self, products, b):
        return np.where(products + b >= 0, 1.0, -1.0)


class decision_transposed(steps):
    """Takes the training samples to be the rows of K_test_train."""

    def products(self, K_test_train, weights):
        return weights @ K_test_train


class in_place(steps):
    """Multiplies the caller's Gram matrix by the labels."""

    def gram(self, K, y):
        K *= y
        K *= y[:, None]
        return K

    def weights(self, alpha, y):
        return alpha

    def score(self, K, y, alpha, b, i):
        return y[i] * (alpha @ K[:, i]) + b
