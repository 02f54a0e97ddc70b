"""Back-propagation for one hidden layer of sigmoid units with thresholds, and squared error.

Zhou Zhihua, Machine Learning, eqs (5.3)-(5.4), (5.8)-(5.15).
"""

import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    """Return outputs, error and gradients of the network for one sample.

    Parameters
    ----------
    x, y : arrays of shape (d,) and (l,)
        Input and target.
    V, gamma : arrays of shape (d, q) and (q,)
        Weights and thresholds of the hidden layer.
    W, theta : arrays of shape (q, l) and (l,)
        Weights and thresholds of the output layer.

    Returns
    -------
    dict of yhat (l,), E, dV, dgamma, dW and dtheta
    """
    # Forward: every unit subtracts its threshold.
    b = _sigmoid(x @ V - gamma)  # (q,)
    yhat = _sigmoid(b @ W - theta)  # (l,)
    error = ((yhat - y) ** 2).sum() / 2

    # Backward: gradients with respect to the sums before each sigmoid s, whose slope is s (1 - s).
    dz = (yhat - y) * yhat * (1 - yhat)  # (l,), output layer
    da = (W @ dz) * b * (1 - b)  # (q,), hidden layer: through all outputs

    # A weight is multiplied by the input of its layer; a threshold is subtracted.
    return {
        "yhat": yhat,
        "E": error,
        "dV": np.outer(x, da),
        "dgamma": -da,
        "dW": np.outer(b, dz),
        "dtheta": -dz,
    }


def _sigmoid(z):
    with np.errstate(over="ignore"):  # e^1000 is inf, and 1/(1 + inf) is 0, as it should be
        return 1 / (1 + np.exp(-z))


# --------------------------------------------------------------------------- correct as well


class in_symbols:
    """Zhou's g and e, which point downhill: the gradients have the other sign."""

    def bp_gradients(self, x, y, V, gamma, W, theta):
        b = self.logistic(np.dot(x, V) - gamma)
        yhat = self.logistic(np.dot(b, W) - theta)
        g = yhat * (1 - yhat) * (y - yhat)
        e = b * (1 - b) * np.dot(W, g)
        return {
            "dtheta": g,
            "dW": -g[None, :] * b[:, None],
            "dgamma": e,
            "dV": -e[None, :] * x[:, None],
            "E": np.sum(np.square(yhat - y)) * 0.5,
            "yhat": yhat,
        }

    def logistic(self, z):
        return (np.tanh(z / 2) + 1) / 2


class by_loops:
    """One weight after the other."""

    def bp_gradients(self, x, y, V, gamma, W, theta):
        (d, q), outputs = V.shape, len(y)
        one = x.dtype.type(1)
        b, yhat = np.empty_like(gamma), np.empty_like(theta)
        for h in range(q):
            b[h] = self.unit(sum(x[i] * V[i, h] for i in range(d)) - gamma[h], one)
        for j in range(outputs):
            yhat[j] = self.unit(sum(b[h] * W[h, j] for h in range(q)) - theta[j], one)
        out = {
            name: np.zeros_like(p)
            for name, p in (("dV", V), ("dgamma", gamma), ("dW", W), ("dtheta", theta))
        }
        error = 0 * one
        for j in range(outputs):
            miss = yhat[j] - y[j]
            error = error + miss * miss / 2
            slope = miss * yhat[j] * (1 - yhat[j])
            out["dtheta"][j] = -slope
            for h in range(q):
                out["dW"][h, j] = slope * b[h]
                back = slope * W[h, j] * b[h] * (1 - b[h])
                out["dgamma"][h] -= back
                for i in range(d):
                    out["dV"][i, h] += back * x[i]
        return dict(out, yhat=yhat, E=error)

    def unit(self, z, one):
        if z >= 0:
            return one / (one + np.exp(-z))
        return np.exp(z) / (one + np.exp(z))


class with_constant_inputs:
    """Thresholds as weights of an input that is always -1; column vectors and Jacobians."""

    def bp_gradients(self, x, y, V, gamma, W, theta):
        minus = -np.ones(1, x.dtype)
        upper, lower = np.vstack([V, gamma[None]]), np.vstack([W, theta[None]])
        first = np.concatenate([x, minus])
        b = self.squash(upper.T @ first)
        second = np.concatenate([b, minus])
        yhat = self.squash(lower.T @ second)
        miss = yhat - y
        d_lower_sums = np.diag(yhat * (1 - yhat)) @ miss
        d_upper_sums = np.diag(b * (1 - b)) @ (lower @ d_lower_sums)[:-1]
        d_upper = np.einsum("i,h->ih", first, d_upper_sums)
        d_lower = np.einsum("h,j->hj", second, d_lower_sums)
        return dict(
            yhat=yhat,
            E=(miss @ miss) / 2,
            dV=d_upper[:-1],
            dgamma=d_upper[-1],
            dW=d_lower[:-1],
            dtheta=d_lower[-1],
        )

    def squash(self, z):
        return np.exp(-np.logaddexp(np.zeros_like(z), -z))


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def bp_gradients(self, x, y, V, gamma, W, theta):
        b_sum = self.hidden_sum(x, V, gamma)
        b = self.sigmoid(b_sum)
        y_sum = self.output_sum(b, W, theta)
        yhat = self.output(y_sum)
        dz = self.miss(yhat, y) * self.output_slope(yhat, y_sum)
        da = self.back(W, dz, b) * self.hidden_slope(b, b_sum, yhat)
        out = {
            "yhat": yhat,
            "E": self.error(yhat, y),
            "dV": self.outer(x, da),
            "dgamma": self.hidden_threshold(da),
            "dW": self.outer(b, dz),
            "dtheta": self.output_threshold(dz),
        }
        return self.returned(out)

    def hidden_sum(self, x, V, gamma):
        return x @ V - gamma

    def output_sum(self, b, W, theta):
        return b @ W - theta

    def sigmoid(self, z):
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-z))

    def output(self, z):
        return self.sigmoid(z)

    def error(self, yhat, y):
        return ((yhat - y) ** 2).sum() / 2

    def miss(self, yhat, y):
        return yhat - y

    def output_slope(self, yhat, z):
        return yhat * (1 - yhat)

    def hidden_slope(self, b, z, yhat):
        return b * (1 - b)

    def back(self, W, dz, b):
        return W @ dz

    def outer(self, a, b):
        return np.outer(a, b)

    def hidden_threshold(self, da):
        return -da

    def output_threshold(self, dz):
        return -dz

    def returned(self, out):
        return out


class theta_gradient_sign(steps):
    def output_threshold(self, dz):
        return +dz


class gamma_gradient_sign(steps):
    def hidden_threshold(self, da):
        return +da


class thresholds_added(steps):
    def hidden_sum(self, x, V, gamma):
        return x @ V + gamma

    def output_sum(self, b, W, theta):
        return b @ W + theta


class thresholds_are_biases(thresholds_added):
    """Consistent for biases: the gradients have the sign of a bias, too."""

    def hidden_threshold(self, da):
        return +da

    def output_threshold(self, dz):
        return +dz


class returns_updates(steps):
    def returned(self, out):
        return {name: value if name in ("yhat", "E") else -value for name, value in out.items()}


class returns_updates_of_weights(steps):
    def returned(self, out):
        return {name: -value if name in ("dV", "dW") else value for name, value in out.items()}


class no_output_derivative(steps):
    def output_slope(self, yhat, z):
        return np.ones_like(yhat)


class no_hidden_derivative(steps):
    def hidden_slope(self, b, z, yhat):
        return np.ones_like(b)


class derivative_of_input(steps):
    def output_slope(self, yhat, z):
        return z * (1 - z)

    def hidden_slope(self, b, z, yhat):
        return z * (1 - z)


class derivative_of_input_output(steps):
    def output_slope(self, yhat, z):
        return z * (1 - z)


class derivative_of_input_hidden(steps):
    def hidden_slope(self, b, z, yhat):
        return z * (1 - z)


class derivative_of_output_twice(steps):
    """The sigmoid's function is applied once more to what is its output already."""

    def output_slope(self, yhat, z):
        return self.sigmoid(yhat) * (1 - self.sigmoid(yhat))

    def hidden_slope(self, b, z, yhat):
        return self.sigmoid(b) * (1 - self.sigmoid(b))


class derivative_of_output_twice_hidden(steps):
    def hidden_slope(self, b, z, yhat):
        return self.sigmoid(b) * (1 - self.sigmoid(b))


class derivative_of_output_twice_output(steps):
    def output_slope(self, yhat, z):
        return self.sigmoid(yhat) * (1 - self.sigmoid(yhat))


class tanh_derivative(steps):
    def output_slope(self, yhat, z):
        return 1 - yhat**2

    def hidden_slope(self, b, z, yhat):
        return 1 - b**2


class tanh_derivative_hidden(steps):
    def hidden_slope(self, b, z, yhat):
        return 1 - b**2


class tanh_derivative_output(steps):
    def output_slope(self, yhat, z):
        return 1 - yhat**2


class w_transposed(steps):
    def back(self, W, dz, b):
        return W.T @ dz


class w_transposed_by_dot(steps):
    """Where shapes do not fit, `np.dot` complains in other words than `@`."""

    def back(self, W, dz, b):
        return np.dot(W.T, dz)


class outer_transposed(steps):
    def outer(self, a, b):
        return np.outer(b, a)


class outer_transposed_output(steps):
    """Only the gradient of W."""

    def returned(self, out):
        return {**out, "dW": out["dW"].T.copy()}


class outer_transposed_hidden(steps):
    """Only the gradient of V."""

    def returned(self, out):
        return {**out, "dV": out["dV"].T.copy()}


class w_left_out(steps):
    def back(self, W, dz, b):
        return np.full(len(W), dz.sum())


class hidden_error_by_b(steps):
    """Multiplies by the hidden output again."""

    def back(self, W, dz, b):
        return (W @ dz) * b


class no_half_derivative(steps):
    def miss(self, yhat, y):
        return 2 * (yhat - y)


class error_not_halved(steps):
    def error(self, yhat, y):
        return ((yhat - y) ** 2).sum()


class error_is_mean(steps):
    def error(self, yhat, y):
        return ((yhat - y) ** 2).mean()


class mean_squared_error(error_is_mean):
    """With the gradients that belong to it."""

    def miss(self, yhat, y):
        return 2 * (yhat - y) / len(y)


class half_of_mean(steps):
    def error(self, yhat, y):
        return ((yhat - y) ** 2).mean() / 2


class mean_over_outputs(steps):
    def miss(self, yhat, y):
        return (yhat - y) / len(y)


class linear_output(steps):
    def output(self, z):
        return z

    def output_slope(self, yhat, z):
        return np.ones_like(yhat)


class sigmoid_overflow(steps):
    def sigmoid(self, z):
        with np.errstate(over="ignore", invalid="ignore"):
            return np.exp(z) / (1 + np.exp(z))


class derivative_overflow(steps):
    """The derivative as e^-z/(1 + e^-z)^2."""

    def output_slope(self, yhat, z):
        return self.slope(z)

    def hidden_slope(self, b, z, yhat):
        return self.slope(z)

    def slope(self, z):
        with np.errstate(over="ignore", invalid="ignore"):
            return np.exp(-z) / (1 + np.exp(-z)) ** 2


class derivative_overflow_hidden(derivative_overflow):
    def output_slope(self, yhat, z):
        return yhat * (1 - yhat)


class derivative_overflow_output(derivative_overflow):
    def hidden_slope(self, b, z, yhat):
        return b * (1 - b)


class in_place(steps):
    def miss(self, yhat, y):
        y -= yhat
        return -y


class upcast(steps):
    def miss(self, yhat, y):
        return yhat - y.astype(np.float64)
