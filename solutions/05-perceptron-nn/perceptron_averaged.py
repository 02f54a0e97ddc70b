"""The averaged perceptron."""

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    """Run the perceptron and average w and b over all visits, with and without a correction.

    Parameters
    ----------
    X : array of shape (n, d)
    y : array of shape (n,)
        Labels, -1 and +1.
    epochs : int
        How often every sample is visited.

    Returns
    -------
    w_avg : array of shape (d,)
    b_avg : float
    """
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    w_sum, b_sum = np.zeros(d), 0.0
    for _ in range(epochs):
        for i in range(n):
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + y[i] * X[i]
                b = b + y[i]
            w_sum = w_sum + w  # after the visit, whether it changed w or not
            b_sum = b_sum + b
    return w_sum / (n * epochs), b_sum / (n * epochs)


# ------------------------------------------------------------------------- other right answers


class by_history:
    """Augmented vectors; keeps every one it visits and takes the mean of all."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        signed = y[:, None] * np.column_stack([X, np.ones(len(X))])  # (n, d + 1)
        history, v = [], np.zeros(signed.shape[1])
        for row in np.tile(signed, (epochs, 1)):
            if row @ v <= 0:
                v = v + row
            history.append(v)
        average = np.mean(history, axis=0)
        return average[:-1], average[-1]


class by_lazy_sum:
    """Adds up t times the correction of step t, and subtracts at the end (Daumé)."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        w, b = np.zeros(X.shape[1]), 0.0
        late_w, late_b, t = np.zeros(X.shape[1]), 0.0, 0
        for _ in range(epochs):
            for x, label in zip(X, y, strict=True):
                if label * (np.dot(w, x) + b) <= 0:
                    w += label * x
                    b += label
                    late_w += t * label * x
                    late_b += t * label
                t += 1
        return w - late_w / t, b - late_b / t


class by_survival:
    """Weighs each vector with the number of visits it survived (the voted perceptron's count)."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        rows, labels = X.tolist(), y.tolist()
        v, count, voters = [0.0] * (X.shape[1] + 1), 0, []
        for _ in range(epochs):
            for row, label in zip(rows, labels, strict=True):
                x = [*row, 1.0]
                if label * sum(a * c for a, c in zip(v, x, strict=True)) <= 0:
                    voters.append((v, count))
                    v, count = [a + label * c for a, c in zip(v, x, strict=True)], 0
                count += 1
        voters.append((v, count))
        total = sum(count for _, count in voters)
        *w, b = (sum(v[k] * c for v, c in voters) / total for k in range(len(v)))
        return np.array(w), b


class by_prefixes:
    """Runs the plain perceptron on every prefix of the visits, each from the start."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        X_all, y_all = np.concatenate([X] * epochs), np.concatenate([y] * epochs)
        ends = [self.perceptron(X_all[:t], y_all[:t]) for t in range(1, len(y_all) + 1)]
        return (
            sum(w for w, _ in ends) / len(ends),
            sum(b for _, b in ends) / len(ends),
        )

    def perceptron(self, X, y):
        w, b = np.zeros(X.shape[1]), 0.0
        for x_i, y_i in zip(X, y, strict=True):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + y_i * x_i, b + y_i
        return w, b


class by_dual_counts:
    """The dual form: a mistake at step t lasts for the other T - t steps of the average."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        n = len(y)
        gram = X @ X.T + 1.0
        beta, steps_left, total = np.zeros(n), np.zeros(n), n * epochs
        for t in range(total):
            i = t % n
            if y[i] * (gram[i] @ beta) <= 0:
                beta[i] += y[i]
                steps_left[i] += y[i] * (total - t)
        return X.T @ steps_left / total, steps_left.sum() / total


class steps:
    """The answer in steps; every wrong version below changes one of them."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        X = self.samples(X, y)
        v, sums, count, updates = np.zeros(X.shape[1] + 1), np.zeros(X.shape[1] + 1), 0, 0
        for _ in range(epochs):
            v, before = self.at_epoch(v), updates
            for x_i, y_i in zip(self.augmented(X), y, strict=True):
                old = v
                if self.mistaken(y_i, self.judge(v, sums, count) @ x_i):
                    v = self.update(v, x_i, y_i)
                    updates += 1
                sums = sums + self.added(old, v)
                count += 1
            if self.stops(updates - before):
                break
        average = self.average(sums, v, count, epochs)
        return average[:-1], self.bias(average[-1], v[-1])

    def samples(self, X, y):
        return X

    def augmented(self, X):
        return np.column_stack([X, np.ones(len(X))])

    def at_epoch(self, v):
        return v

    def judge(self, v, sums, count):
        return v

    def mistaken(self, y, score):
        return y * score <= 0

    def update(self, v, x, y):
        return v + y * x

    def added(self, old, new):
        return new

    def stops(self, mistakes):
        return False

    def average(self, sums, v, count, epochs):
        return sums / count

    def bias(self, averaged, last):
        return averaged


# ------------------------------------------------------------------------------ wrong versions


class last_weights(steps):
    def average(self, sums, v, count, epochs):
        return v


class average_updates_only(steps):
    """A visit without a correction is not counted."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        v, kept = np.zeros(X.shape[1] + 1), []
        for _ in range(epochs):
            for x_i, y_i in zip(self.augmented(X), y, strict=True):
                if y_i * (v @ x_i) <= 0:
                    v = v + y_i * x_i
                    kept.append(v)
        average = np.mean(kept, axis=0)
        return average[:-1], average[-1]


class counter_before(steps):
    """The lazy sum with a counter that starts at 1: as many steps, and the start."""

    def average(self, sums, v, count, epochs):
        return sums / (count + 1)


class epoch_average(steps):
    def average(self, sums, v, count, epochs):
        return v / epochs


class averaged_early_stop(steps):
    def stops(self, mistakes):
        return mistakes == 0


class average_before_update(steps):
    def added(self, old, new):
        return old


class average_of_epoch_ends(steps):
    def averaged_perceptron_fit(self, X, y, epochs=10):
        v, ends = np.zeros(X.shape[1] + 1), []
        for _ in range(epochs):
            for x_i, y_i in zip(self.augmented(X), y, strict=True):
                if y_i * (v @ x_i) <= 0:
                    v = v + y_i * x_i
            ends.append(v)
        average = np.mean(ends, axis=0)
        return average[:-1], average[-1]


class sum_not_divided(steps):
    def average(self, sums, v, count, epochs):
        return sums


class bias_not_averaged(steps):
    def bias(self, averaged, last):
        return last


class judged_by_average(steps):
    def judge(self, v, sums, count):
        return sums / max(count, 1)


class restarts_every_epoch(steps):
    def at_epoch(self, v):
        return np.zeros_like(v)


class strict_mistake(steps):
    def mistaken(self, y, score):
        return y * score < 0


class mistake_by_prediction(steps):
    def mistaken(self, y, score):
        return y != (1 if score >= 0 else -1)


class mistake_by_positive_score(steps):
    """The same with -1 on the boundary: there a negative sample passes for right."""

    def mistaken(self, y, score):
        return y != (1 if score > 0 else -1)


class y_minus_yhat_pm1(steps):
    """The step y - prediction, which is 2 y."""

    def update(self, v, x, y):
        return v + 2 * y * x


class target_minus_predict(mistake_by_prediction):
    def update(self, v, x, y):
        return v + 2 * y * x


class perceptron_no_bias(steps):
    def update(self, v, x, y):
        return v + y * np.append(x[:-1], 0.0)


class batch_update(steps):
    """Judges a whole epoch with the weights of its start."""

    def averaged_perceptron_fit(self, X, y, epochs=10):
        signed = y[:, None] * self.augmented(X)
        v, sums = np.zeros(signed.shape[1]), np.zeros(signed.shape[1])
        for _ in range(epochs):
            v = v + signed[signed @ v <= 0].sum(axis=0)
            sums = sums + v
        return sums[:-1] / epochs, sums[-1] / epochs


class in_place(steps):
    """Multiplies the caller's samples by their labels."""

    def samples(self, X, y):
        X *= y[:, None]
        return X * y[:, None]
