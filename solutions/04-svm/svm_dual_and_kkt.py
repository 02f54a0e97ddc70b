"""Objectives and optimality of a support vector machine with a soft margin."""

import numpy as np


def dual_objective(alpha, K, y):
    """Return W = Σᵢ αᵢ - ½ Σᵢⱼ αᵢ αⱼ yᵢ yⱼ Kᵢⱼ for alpha (n,), K (n, n) and y (n,)."""
    u = alpha * y  # (n,)
    return alpha.sum() - u @ K @ u / 2


def primal_objective(alpha, b, K, y, C):
    """Return P = ½ ‖w‖² + C Σᵢ max(0, 1 - yᵢ fᵢ), where w = Σᵢ αᵢ yᵢ φ(xᵢ)."""
    u = alpha * y
    losses = np.maximum(0, 1 - y * decision_function(alpha, b, y, K))  # (n,), 0 beyond the margin
    return u @ K @ u / 2 + C * losses.sum()


def duality_gap(alpha, b, K, y, C):
    """Return P - W, which proves how close a feasible alpha is to the optimum."""
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    """Return the largest violation of the KKT conditions over the samples, 0 if all hold.

    They say that no αᵢ can improve the dual: none that can grow has yᵢ fᵢ < 1, and none that can
    shrink has yᵢ fᵢ > 1. One between the bounds can do both, so it needs yᵢ fᵢ = 1.
    """
    yf = y * decision_function(alpha, b, y, K)  # (n,)
    near = 1e-8 * C  # at a bound, but for rounding
    below = np.where(alpha < C - near, 1 - yf, 0)  # by how much y f is too small
    above = np.where(alpha > near, yf - 1, 0)  # by how much it is too large
    return max(0, below.max(), above.max())


def decision_function(alpha, b, y, K_test_train):
    """Return f = Σₖ αₖ yₖ K(xₖ, x) + b of m points, from their kernel values (m, n)."""
    return K_test_train @ (alpha * y) + b  # (m,)


def weight_vector(alpha, y, X):
    """Return w = Σᵢ αᵢ yᵢ xᵢ, which only the linear kernel allows to write down."""
    return (alpha * y) @ X  # (n,) times (n, d): (d,)


# ------------------------------------------------------------------ other right answers


class by_loops:
    """Explicit sums over samples."""

    def quadratic(self, alpha, K, y):
        total = 0.0
        for i in range(len(y)):
            for j in range(len(y)):
                total += alpha[i] * alpha[j] * y[i] * y[j] * K[i, j]
        return total

    def dual_objective(self, alpha, K, y):
        return sum(alpha) - 0.5 * self.quadratic(alpha, K, y)

    def primal_objective(self, alpha, b, K, y, C):
        value = 0.5 * self.quadratic(alpha, K, y)
        for f_i, y_i in zip(self.decision_function(alpha, b, y, K), y, strict=True):
            value += C * max(0.0, 1 - y_i * f_i)
        return value

    def duality_gap(self, alpha, b, K, y, C):
        return self.primal_objective(alpha, b, K, y, C) - self.dual_objective(alpha, K, y)

    def kkt_violation(self, alpha, b, K, y, C):
        worst = 0.0
        outputs = self.decision_function(alpha, b, y, K)
        for a, y_i, f_i in zip(alpha, y, outputs, strict=True):
            if a <= 1e-8 * C:
                amount = 1 - y_i * f_i
            elif a >= C - 1e-8 * C:
                amount = y_i * f_i - 1
            else:
                amount = abs(y_i * f_i - 1)
            worst = max(worst, amount)
        return worst

    def decision_function(self, alpha, b, y, K_test_train):
        rows = [
            sum(a * y_k * k for a, y_k, k in zip(alpha, y, row, strict=True))
            for row in K_test_train
        ]
        return np.array([row + b for row in rows])

    def weight_vector(self, alpha, y, X):
        w = np.zeros(X.shape[1])
        for a, y_i, x in zip(alpha, y, X, strict=True):
            w += a * y_i * x
        return w


class by_signed_matrix:
    """Q_ij = y_i y_j K_ij, as in LIBSVM; losses by the sign of y f - 1."""

    def quadratic(self, alpha, K, y):
        Q = K * np.outer(y, y)
        return np.einsum("i,ij,j->", alpha, Q, alpha)

    def dual_objective(self, alpha, K, y):
        return -(self.quadratic(alpha, K, y) / 2 - np.ones_like(alpha) @ alpha)

    def room(self, alpha, b, K, y):
        """y f - 1."""
        return (K * np.outer(y, y)) @ alpha + b * y - 1

    def primal_objective(self, alpha, b, K, y, C):
        room = self.room(alpha, b, K, y)
        return self.quadratic(alpha, K, y) / 2 - C * room[room < 0].sum()

    def duality_gap(self, alpha, b, K, y, C):
        slack = np.clip(-self.room(alpha, b, K, y), 0, None)
        return self.quadratic(alpha, K, y) + (C * slack - alpha).sum()

    def kkt_violation(self, alpha, b, K, y, C):
        room = self.room(alpha, b, K, y)
        at_zero, at_C = alpha <= 1e-8 * C, C - alpha <= 1e-8 * C
        amounts = np.where(at_zero, -room, np.where(at_C, room, np.abs(room)))
        return float(np.clip(amounts, 0, None).max())

    def decision_function(self, alpha, b, y, K_test_train):
        return np.einsum("mn,n,n->m", K_test_train, alpha, y) + b

    def weight_vector(self, alpha, y, X):
        return np.einsum("n,nd->d", alpha * y, X)


class by_factors:
    """Class by class: the positive votes minus the negative ones."""

    def votes(self, alpha, y, rows):
        positive, negative = y > 0, y < 0
        return rows[..., positive] @ alpha[positive] - rows[..., negative] @ alpha[negative]

    def norm(self, alpha, K, y):
        u = np.copysign(alpha, y)
        return np.vdot(u, self.votes(alpha, y, K))

    def dual_objective(self, alpha, K, y):
        return float(np.sum(alpha) - 0.5 * self.norm(alpha, K, y))

    def primal_objective(self, alpha, b, K, y, C):
        f = self.votes(alpha, y, K) + b
        loss = np.where(y > 0, 1 - f, 1 + f)
        return float(0.5 * self.norm(alpha, K, y) + np.sum(C * (loss + np.abs(loss)) / 2))

    def duality_gap(self, alpha, b, K, y, C):
        return self.primal_objective(alpha, b, K, y, C) - self.dual_objective(alpha, K, y)

    def kkt_violation(self, alpha, b, K, y, C):
        f = self.votes(alpha, y, K) + b
        loss = np.where(y > 0, 1 - f, 1 + f)
        share = np.abs(alpha / C)
        missing = loss[share < 1 - 1e-8]
        excess = -loss[share > 1e-8]
        return np.concatenate([missing, excess, [0.0]]).max()

    def decision_function(self, alpha, b, y, K_test_train):
        return self.votes(alpha, y, K_test_train) + b

    def weight_vector(self, alpha, y, X):
        return self.votes(alpha, y, X.T)


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The model answer, cut where mistakes happen."""

    def dual_objective(self, alpha, K, y):
        return alpha.sum() - self.dual_half() * self.dual_quadratic(alpha, K, y)

    def dual_half(self):
        return 0.5

    def dual_quadratic(self, alpha, K, y):
        return (alpha * y) @ K @ (alpha * y)

    def primal_objective(self, alpha, b, K, y, C):
        norm = (alpha * y) @ K @ (alpha * y)
        hinges = self.hinge(1 - y * self.outputs(alpha, b, y, K))
        return self.norm_half() * norm + self.price(C) * self.collected(hinges)

    def price(self, C):
        return C

    def norm_half(self):
        return 0.5

    def hinge(self, missing):
        return np.maximum(0, missing)

    def collected(self, hinges):
        return hinges.sum()

    def duality_gap(self, alpha, b, K, y, C):
        return self.primal_objective(alpha, b, K, y, C) - self.dual_objective(alpha, K, y)

    def kkt_violation(self, alpha, b, K, y, C):
        room = y * self.outputs(alpha, b, y, K) - 1
        dust = self.dust(C)
        at_zero, at_C = alpha <= dust, alpha >= C - dust
        return float(np.maximum(0, self.amounts(room, at_zero, at_C)).max())

    def dust(self, C):
        return 1e-8 * C

    def amounts(self, room, at_zero, at_C):
        return np.where(at_zero, -room, np.where(at_C, room, np.abs(room)))

    def outputs(self, alpha, b, y, K):
        """f of the training points."""
        return K @ (alpha * y) + b

    def decision_function(self, alpha, b, y, K_test_train):
        return self.minus_or_plus(K_test_train @ self.signed(alpha, y), b)

    def signed(self, alpha, y):
        return alpha * y

    def minus_or_plus(self, scores, b):
        return scores + b

    def weight_vector(self, alpha, y, X):
        return self.weighted(alpha, y) @ X

    def weighted(self, alpha, y):
        return alpha * y


class hinge_squared(steps):
    def hinge(self, missing):
        return np.maximum(0, missing) ** 2


class penalty_missing(steps):
    def price(self, C):
        return 1


class gap_reversed(steps):
    def duality_gap(self, alpha, b, K, y, C):
        return self.dual_objective(alpha, K, y) - self.primal_objective(alpha, b, K, y, C)


class no_half(steps):
    def dual_half(self):
        return 1.0


class norm_no_half(steps):
    def norm_half(self):
        return 1.0


class no_labels(steps):
    def dual_quadratic(self, alpha, K, y):
        return alpha @ K @ alpha


class decision_no_y(steps):
    def signed(self, alpha, y):
        return alpha


class outputs_no_y(steps):
    def outputs(self, alpha, b, y, K):
        return K @ alpha + b


class decision_minus_b(steps):
    def minus_or_plus(self, scores, b):
        return scores - b


class outputs_minus_b(steps):
    def outputs(self, alpha, b, y, K):
        return K @ (alpha * y) - b


class primal_hinge_no_max(steps):
    def hinge(self, missing):
        return missing


class hinge_mean(steps):
    def collected(self, hinges):
        return hinges.mean()


class kkt_all_equal_one(steps):
    def amounts(self, room, at_zero, at_C):
        return np.where(at_zero, 0, np.abs(room))


class kkt_bounds_swapped(steps):
    def amounts(self, room, at_zero, at_C):
        return super().amounts(room, at_C, at_zero)


class kkt_exact_bounds(steps):
    def dust(self, C):
        return 0.0


class kkt_absolute_bounds(steps):
    def dust(self, C):
        return 1e-8


class w_without_y(steps):
    def weighted(self, alpha, y):
        return alpha


class in_place(steps):
    def decision_function(self, alpha, b, y, K_test_train):
        alpha *= y
        return K_test_train @ alpha + b
