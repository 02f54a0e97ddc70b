"""Loss and gradient of a sigmoid neuron: logistic regression."""

import numpy as np


def logistic_loss_grad(w, b, X, y):
    """Return the mean negative log-likelihood of the labels and its gradients.

    Parameters
    ----------
    w : array of shape (d,)
    b : float
    X : array of shape (n, d)
    y : array of shape (n,)
        Labels, 0 and 1.

    Returns
    -------
    loss : number
    dw : array of shape (d,)
    db : number
    """
    z = X @ w + b  # (n,)
    loss = np.mean(np.logaddexp(0, z) - y * z)  # ln(1 + e^z) - y z, without overflow
    dz = (_sigmoid(z) - y) / len(y)  # (n,): the gradient with respect to each z
    return loss, X.T @ dz, dz.sum()


def _sigmoid(z):
    """Return 1/(1 + e^(-z)), which is right even where e^(-z) is inf."""
    with np.errstate(over="ignore"):  # 1/(1 + inf) is 0, as it should be
        return 1 / (1 + np.exp(-z))


# --------------------------------------------------------------------------- correct as well


class by_margins:
    """Labels -1 and +1, for which the loss is ln(1 + e^(-margin))."""

    def logistic_loss_grad(self, w, b, X, y):
        sign = 2 * y - 1
        margin = sign * (X.dot(w) + b)
        small = np.exp(-np.abs(margin))
        losses = np.where(margin > 0, 0, -margin) + np.log1p(small)
        share = np.where(margin > 0, small, 1) / (1 + small)  # sigmoid(-margin)
        slopes = -sign * share
        return losses.mean(), (slopes[:, None] * X).mean(0), slopes.mean()


class by_loops:
    """One sample after the other."""

    def logistic_loss_grad(self, w, b, X, y):
        loss, dw, db = 0 * X[0, 0], np.zeros_like(w), 0 * X[0, 0]
        for x, label in zip(X, y, strict=True):
            z = sum(x[j] * w[j] for j in range(len(w))) + b
            if z > 0:
                e = np.exp(-z)
                loss, p = loss + z - label * z + np.log1p(e), 1 / (1 + e)
            else:
                e = np.exp(z)
                loss, p = loss - label * z + np.log1p(e), e / (1 + e)
            for j in range(len(w)):
                dw[j] += (p - label) * x[j]
            db = db + p - label
        return loss / len(y), dw / len(y), db / len(y)


class by_augmented_samples:
    """The bias as a weight of an input that is 1; the sigmoid by tanh."""

    def logistic_loss_grad(self, w, b, X, y):
        ones = np.ones((len(X), 1), X.dtype)
        Z, v = np.hstack([X, ones]), np.append(w, w.dtype.type(b))
        z = Z @ v
        p = 0.5 + np.tanh(z / 2) / 2
        signs = np.where(y > 0.5, -1, 1).astype(z.dtype)
        losses = [np.logaddexp(0, t) for t in signs * z]
        gradient = np.einsum("n,nd->d", p - y, Z) / len(y)
        return sum(losses) / len(y), gradient[:-1], gradient[-1]


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def logistic_loss_grad(self, w, b, X, y):
        import torch

        z = X @ w + b
        loss = (torch.nn.functional.softplus(z) - y * z).mean()
        dz = (torch.sigmoid(z) - y) / len(y)
        return loss, X.T @ dz, dz.sum()


class torch_logsigmoid:
    """ln p and ln(1 - p) = ln p - z from logsigmoid."""

    backend = "torch"

    def logistic_loss_grad(self, w, b, X, y):
        import torch
        from torch.nn.functional import logsigmoid

        z = torch.mv(X, w) + b
        loss = -torch.where(y > 0, logsigmoid(z), logsigmoid(-z)).mean()
        miss = z.sigmoid() - y
        return loss, (miss.unsqueeze(1) * X).mean(dim=0), miss.mean()


class torch_margins:
    """Labels -1 and +1."""

    backend = "torch"

    def logistic_loss_grad(self, w, b, X, y):
        import torch

        sign = 2 * y - 1
        margin = sign * ((X * w).sum(1) + b)
        loss = torch.logaddexp(torch.zeros_like(margin), -margin).mean()
        slope = -sign * torch.sigmoid(-margin)
        return loss, torch.einsum("n,nd->d", slope, X) / X.shape[0], slope.mean()


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def logistic_loss_grad(self, w, b, X, y):
        z = self.score(w, b, X)
        loss = self.over_samples(self.losses(z, y))
        dz = self.slope(self.sigmoid(z), y)
        dw, db = self.gradients(X, dz)
        return loss, dw, db

    def score(self, w, b, X):
        return X @ w + b

    def losses(self, z, y):
        return np.logaddexp(0, z) - y * z

    def over_samples(self, losses):
        return losses.mean()

    def sigmoid(self, z):
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-z))

    def slope(self, p, y):
        return p - y

    def gradients(self, X, dz):
        return X.T @ dz / len(X), dz.mean()


class log_of_sigmoid(steps):
    def losses(self, z, y):
        p = self.sigmoid(z)
        with np.errstate(divide="ignore", invalid="ignore"):
            return -(y * np.log(p) + (1 - y) * np.log(1 - p))


class log_of_sigmoid_tanh(log_of_sigmoid):
    def sigmoid(self, z):
        return 0.5 * (1 + np.tanh(0.5 * z))


class log_of_sigmoid_where(steps):
    """Only the logarithm that counts."""

    def losses(self, z, y):
        p = self.sigmoid(z)
        with np.errstate(divide="ignore"):
            return -np.where(y > 0.5, np.log(p), np.log(1 - p))


class log_clipped(steps):
    eps = 1e-15

    def losses(self, z, y):
        p = np.clip(self.sigmoid(z), self.eps, 1 - self.eps)
        with np.errstate(divide="ignore", invalid="ignore"):
            return -(y * np.log(p) + (1 - y) * np.log(1 - p))


class log_clipped_12(log_clipped):
    eps = 1e-12


class log_clipped_10(log_clipped):
    eps = 1e-10


class log_clipped_8(log_clipped):
    eps = 1e-8


class log_clipped_7(log_clipped):
    eps = 1e-7


class log_shifted_15(steps):
    """A small number is added before the logarithm."""

    eps = 1e-15

    def losses(self, z, y):
        p = self.sigmoid(z)
        with np.errstate(divide="ignore", invalid="ignore"):
            return -(y * np.log(p + self.eps) + (1 - y) * np.log(1 - p + self.eps))


class log_shifted_12(log_shifted_15):
    eps = 1e-12


class log_shifted_9(log_shifted_15):
    eps = 1e-9


class log_shifted_8(log_shifted_15):
    eps = 1e-8


class log_shifted_7(log_shifted_15):
    eps = 1e-7


class log_shifted_5(log_shifted_15):
    eps = 1e-5


class softplus_overflow(steps):
    def losses(self, z, y):
        with np.errstate(over="ignore", invalid="ignore"):
            return np.log(1 + np.exp(z)) - y * z


class softplus_overflow_log1p(steps):
    """For labels -1 and +1 with both signs of the margin."""

    def losses(self, z, y):
        with np.errstate(over="ignore"):
            return np.log(1 + np.exp(-(2 * y - 1) * z))


class sigmoid_overflow(steps):
    def sigmoid(self, z):
        with np.errstate(over="ignore", invalid="ignore"):
            return np.exp(z) / (1 + np.exp(z))


class loss_summed(steps):
    def over_samples(self, losses):
        return losses.sum()


class gradient_summed(steps):
    def gradients(self, X, dz):
        return X.T @ dz, dz.sum()


class db_summed(steps):
    def gradients(self, X, dz):
        return X.T @ dz / len(X), dz.sum()


class dw_summed(steps):
    def gradients(self, X, dz):
        return X.T @ dz, dz.mean()


class pm1_formula(steps):
    """The loss for labels -1 and +1, with labels 0 and 1."""

    def losses(self, z, y):
        return np.logaddexp(0, -y * z)


class gradient_sign(steps):
    def slope(self, p, y):
        return y - p


class db_sign(steps):
    def gradients(self, X, dz):
        return X.T @ dz / len(X), -dz.mean()


class no_db(steps):
    def gradients(self, X, dz):
        return X.T @ dz / len(X), 0 * dz.mean()


class squared_error_gradient(steps):
    def slope(self, p, y):
        return (p - y) * p * (1 - p)


class squared_error_loss(steps):
    def losses(self, z, y):
        return (self.sigmoid(z) - y) ** 2


class squared_error_halved(steps):
    def losses(self, z, y):
        return (self.sigmoid(z) - y) ** 2 / 2


class positives_only(steps):
    def losses(self, z, y):
        return y * np.logaddexp(0, -z)


class labels_swapped(steps):
    def losses(self, z, y):
        return np.logaddexp(0, z) - (1 - y) * z


class decision_not_probability(steps):
    def slope(self, p, y):
        return (p >= 0.5).astype(p.dtype) - y


class decision_above_half(steps):
    def slope(self, p, y):
        return (p > 0.5).astype(p.dtype) - y


class bias_left_out(steps):
    def score(self, w, b, X):
        return X @ w


class in_place(steps):
    def slope(self, p, y):
        y -= p
        return -y


class upcast(steps):
    def slope(self, p, y):
        return p - y.astype(np.float64)


class torch_steps:
    """The steps in torch."""

    backend = "torch"

    def logistic_loss_grad(self, w, b, X, y):

        z = X @ w + b
        dz = self.sigmoid(z) - y
        return (self.softplus(z) - y * z).mean(), X.T @ dz / len(X), dz.mean()

    def softplus(self, z):
        import torch

        return torch.nn.functional.softplus(z)

    def sigmoid(self, z):
        return z.sigmoid()


class torch_cpu_constant(torch_steps):
    def softplus(self, z):
        import torch

        return torch.logaddexp(torch.zeros(len(z), dtype=z.dtype), z)


class torch_numpy_roundtrip(torch_steps):
    def softplus(self, z):
        import torch

        return torch.from_numpy(np.logaddexp(0, z.numpy()))
