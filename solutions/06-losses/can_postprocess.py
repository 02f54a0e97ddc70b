"""Classification with alternating normalisation. Jia et al. 2021, section 2."""

import numpy as np


def top_k_entropy(p, k):
    """Return the entropy of the k largest probabilities of each row, between 0 and 1."""
    q = np.sort(p, axis=1)[:, -k:]
    q = q / q.sum(axis=1, keepdims=True)
    logs = np.log(np.where(q > 0, q, 1))  # 0 ln 0 = 0
    return -(q * logs).sum(axis=1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    """Return the prediction p, corrected by the sure predictions P_conf."""
    L = np.vstack([P_conf, p])  # a copy: P_conf stays as it is
    for _ in range(iters):
        L = L**alpha
        L = L / L.sum(axis=0)
        L = L * prior
        L = L / L.sum(axis=1, keepdims=True)
    return L[-1]


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One number after the other."""

    def top_k_entropy(self, p, k):
        out = np.zeros(len(p), p.dtype)
        for i, row in enumerate(p):
            top = sorted(row, reverse=True)[:k]
            total = sum(top)
            for value in top:
                if value > 0:
                    out[i] -= value / total * np.log(value / total)
        return out / np.log(out.dtype.type(k))

    def can_adjust(self, P_conf, p, prior, alpha=1.0, iters=1):
        rows = [list(row) for row in P_conf] + [list(p)]
        classes = range(len(p))
        for _ in range(iters):
            rows = [[row[j] ** alpha for j in classes] for row in rows]
            columns = [sum(row[j] for row in rows) for j in classes]
            rows = [[row[j] / columns[j] * prior[j] for j in classes] for row in rows]
            rows = [[value / sum(row) for value in row] for row in rows]
        return np.array(rows[-1], p.dtype)


class by_matrices:
    """Diagonal matrices, as in the paper; ln of the sum minus the mean logarithm."""

    def top_k_entropy(self, p, k):
        top = -np.partition(-p, k - 1, axis=1)[:, :k]
        total = top.sum(1)
        safe = np.where(top == 0, 1, top)
        entropy = np.log(total) - np.einsum("nk,nk->n", top, np.log(safe)) / total
        return entropy / np.log(np.full((), k, p.dtype))

    def can_adjust(self, P_conf, p, prior, alpha=1.0, iters=1):
        L = np.concatenate([P_conf, p[None]], axis=0)
        for _ in range(iters):
            L = np.power(L, alpha)
            S = L @ np.diag(1 / L.sum(0))
            S = S @ np.diag(prior)
            L = np.diag(1 / S.sum(1)) @ S
        return L[-1].copy()


class by_sums:
    """Rows divided by what is left of them; the scale of the prior cancels."""

    def top_k_entropy(self, p, k):
        order = np.argsort(p, axis=1)[:, ::-1][:, :k]
        q = np.take_along_axis(p, order, 1)
        q = (q.T / q.sum(1)).T
        logs = np.zeros_like(q)
        np.log(q, out=logs, where=q > 0)
        return -np.mean(q * logs, axis=1) * k / np.log(q.dtype.type(k))

    def can_adjust(self, P_conf, p, prior, alpha=1.0, iters=1):
        sure, mine = P_conf, p
        for _ in range(iters):
            sure, mine = np.power(sure, alpha), np.power(mine, alpha)
            factor = prior / (sure.sum(0) + mine)
            sure, mine = sure * factor, mine * factor
            sure, mine = sure / sure.sum(1)[:, None], mine / mine.sum()
        return mine


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def top_k_entropy(self, p, k):
        q = self.largest(p, k)
        q = self.shares(q)
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.sign() * (q * self.logs(q)).sum(axis=1) / self.scale(p, k)

    def largest(self, p, k):
        return np.sort(p, axis=1)[:, -k:]

    def shares(self, q):
        return q / q.sum(axis=1, keepdims=True)

    def logs(self, q):
        return np.log(np.where(q > 0, q, 1))

    def scale(self, p, k):
        return np.log(p.dtype.type(k))

    def sign(self):
        return -1

    def can_adjust(self, P_conf, p, prior, alpha=1.0, iters=1):
        L = np.vstack([P_conf, p])
        rounds = self.rounds(iters)
        for t in range(rounds):
            L = self.power(L, alpha, t, rounds)
            L = self.columns(L, prior)
            L = self.sharpened(L, alpha)
            L = self.weighted(L, prior, alpha, t, rounds)
            L = self.rows(L, t, rounds)
            L = self.confident(L, P_conf)
        return L[-1]

    def rounds(self, iters):
        return iters

    def power(self, L, alpha, t, rounds):
        return L**alpha

    def columns(self, L, prior):
        return L / L.sum(axis=0)

    def sharpened(self, L, alpha):
        return L

    def weighted(self, L, prior, alpha, t, rounds):
        return L * prior

    def rows(self, L, t, rounds):
        return L / L.sum(axis=1, keepdims=True)

    def confident(self, L, P_conf):
        return L


class prior_ignored(steps):
    def weighted(self, L, prior, alpha, t, rounds):
        return L


class prior_before_columns(prior_ignored):
    """Divided by the column sums, the prior cancels."""

    def columns(self, L, prior):
        L = L * prior
        return L / L.sum(axis=0)


class prior_divides(steps):
    def weighted(self, L, prior, alpha, t, rounds):
        return L / prior


class prior_once(steps):
    def weighted(self, L, prior, alpha, t, rounds):
        return L * prior if t == 0 else L


class prior_at_the_end(steps):
    def weighted(self, L, prior, alpha, t, rounds):
        return L * prior if t == rounds - 1 else L


class alpha_on_prior(steps):
    def power(self, L, alpha, t, rounds):
        return L

    def weighted(self, L, prior, alpha, t, rounds):
        return L * prior**alpha


class alpha_on_prior_too(steps):
    """The predictions are sharpened where they should be, and the prior as well."""

    def weighted(self, L, prior, alpha, t, rounds):
        return L * prior**alpha


class alpha_once(steps):
    def power(self, L, alpha, t, rounds):
        return L**alpha if t == 0 else L


class alpha_at_the_end(steps):
    def power(self, L, alpha, t, rounds):
        return L**alpha if t == rounds - 1 else L


class alpha_ignored(steps):
    def power(self, L, alpha, t, rounds):
        return L


class alpha_after_columns(steps):
    def power(self, L, alpha, t, rounds):
        return L

    def sharpened(self, L, alpha):
        return L**alpha


class alpha_after_prior(steps):
    """The prior is raised to the power as well."""

    def power(self, L, alpha, t, rounds):
        return L

    def weighted(self, L, prior, alpha, t, rounds):
        return (L * prior) ** alpha


class without_uncertain_row(steps):
    def columns(self, L, prior):
        return L / L[:-1].sum(axis=0)


class without_uncertain_row_guarded(steps):
    """With no sure row at all, it divides by the last one."""

    def columns(self, L, prior):
        return L / (L[:-1] if len(L) > 1 else L).sum(axis=0)


class iters_ignored(steps):
    def rounds(self, iters):
        return 1


class iters_one_less(steps):
    def rounds(self, iters):
        return iters - 1


class confident_rows_restored(steps):
    """Every iteration starts from the sure rows as they were given."""

    def confident(self, L, P_conf):
        return np.vstack([P_conf, L[-1]])


class no_row_sums(steps):
    def rows(self, L, t, rounds):
        return L


class rows_only_at_the_end(steps):
    def rows(self, L, t, rounds):
        return L / L.sum(axis=1, keepdims=True) if t == rounds - 1 else L


class rows_before_columns(steps):
    """Rows, then columns: the columns are right at the end, and the rows are not."""

    def columns(self, L, prior):
        L = L / L.sum(axis=1, keepdims=True)
        return L / L.sum(axis=0)

    def rows(self, L, t, rounds):
        return L


class rows_before_columns_around_prior(steps):
    """The two sums exchanged, the prior between them: the columns then divide it out again."""

    def columns(self, L, prior):
        return L / L.sum(axis=1, keepdims=True)

    def rows(self, L, t, rounds):
        return L / L.sum(axis=0)


class no_column_sums(steps):
    def columns(self, L, prior):
        return L


class entropy_all_classes(steps):
    def largest(self, p, k):
        return p


class entropy_not_renormalised(steps):
    def shares(self, q):
        return q


class entropy_not_normalised(steps):
    def scale(self, p, k):
        return p.dtype.type(1)


class entropy_by_log_classes(steps):
    def scale(self, p, k):
        return np.log(p.dtype.type(p.shape[1]))


class entropy_mixed_bases(steps):
    """Bits above, nats below."""

    def scale(self, p, k):
        return np.log(p.dtype.type(k)) * np.log(p.dtype.type(2))


class entropy_sign(steps):
    def sign(self):
        return 1


class entropy_zero_nan(steps):
    def logs(self, q):
        return np.log(q)


class entropy_shifted(steps):
    eps = 1e-12

    def logs(self, q):
        return np.log(q + self.eps)


class entropy_shifted_10(entropy_shifted):
    eps = 1e-10


class entropy_shifted_9(entropy_shifted):
    eps = 1e-9


class entropy_shifted_8(entropy_shifted):
    eps = 1e-8


class entropy_shifted_6(entropy_shifted):
    eps = 1e-6


class smallest_k(steps):
    def largest(self, p, k):
        return np.sort(p, axis=1)[:, :k]

    def shares(self, q):
        with np.errstate(invalid="ignore"):
            return q / q.sum(axis=1, keepdims=True)


class smallest_k_guarded(smallest_k):
    """Where these are all 0, their entropy is 0."""

    def shares(self, q):
        return np.nan_to_num(super().shares(q))


class first_k(smallest_k):
    def largest(self, p, k):
        return p[:, :k]


class top_of_columns(smallest_k):
    """Sorted along the wrong axis."""

    def largest(self, p, k):
        return np.sort(p, axis=0)[:, -k:]


class in_place(steps):
    def can_adjust(self, P_conf, p, prior, alpha=1.0, iters=1):
        P_conf **= alpha
        L = np.vstack([P_conf, p**alpha])
        for t in range(iters):
            L = L if t == 0 else L**alpha
            L = self.columns(L, prior) * prior
            L = self.rows(L, t, iters)
        return L[-1]


class upcast(steps):
    def weighted(self, L, prior, alpha, t, rounds):
        return L * prior.astype(np.float64)
