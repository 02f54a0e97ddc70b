"""SMO: the analytic update of one pair of multipliers."""

import numpy as np


def pair_bounds(a_i, a_j, y_i, y_j, C):
    """Return (L, H): the values of a_j for which both multipliers stay in [0, C]."""
    if y_i != y_j:  # a_j - a_i stays as it is
        return max(0.0, a_j - a_i), min(C, C + a_j - a_i)
    return max(0.0, a_i + a_j - C), min(C, a_i + a_j)  # a_i + a_j stays as it is


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    """Return the new (a_i, a_j): the best point of the segment that `pair_bounds` describes.

    If a_j moves by t, the dual grows by slope · t - eta · t² / 2.
    """
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    slope = y_j * (E_i - E_j)  # of the dual, walking along the line in a_j
    eta = k_ii + k_jj - 2 * k_ij  # how fast that slope falls

    def gain(end):
        return slope * (end - a_j) - eta / 2 * (end - a_j) ** 2

    if eta > 0:  # a parabola that opens downwards: clip its top to the segment
        new_a_j = min(max(a_j + slope / eta, L), H)
    elif gain(L) == gain(H):
        new_a_j = a_j
    else:  # no top: one of the two ends is best
        new_a_j = L if gain(L) > gain(H) else H

    new_a_i = a_i + y_i * y_j * (a_j - new_a_j)  # keeps a_i y_i + a_j y_j
    return snap(new_a_i, C), snap(new_a_j, C)


def snap(a, C):
    """Move a value within 1e-8 C of a bound, which is rounding, onto that bound."""
    for bound in (0.0, C):
        if abs(a - bound) <= 1e-8 * C:
            return bound
    return a


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    """Return b after the step: a free point, 0 < a < C, must have the error 0."""
    b_i = b - E_i - d_i * k_ii - d_j * k_ij  # the step added d_i k_ii + d_j k_ij to E_i
    b_j = b - E_j - d_i * k_ij - d_j * k_jj
    if 0 < new_a_i < C:
        return b_i
    if 0 < new_a_j < C:
        return b_j
    return (b_i + b_j) / 2


# ---------------------------------------------------------------------------- certificate


def certificate(inputs, got):
    """How far a new pair is from the box, from its line and from the best point of a fine grid."""
    C = float(inputs["C"])
    try:
        new_a_i, new_a_j = (float(a) for a in got)
    except (TypeError, ValueError):
        new_a_i = new_a_j = np.nan
    if not np.isfinite([new_a_i, new_a_j]).all():
        nothing = dict.fromkeys(("box-constraint", "equality-constraint", "optimality"), np.nan)
        return {"form-of-the-pair": 1.0, **nothing}
    a_i, a_j, y_i, y_j = (float(inputs[name]) for name in ("a_i", "a_j", "y_i", "y_j"))

    constant = a_i * y_i + a_j * y_j
    grid_j = np.linspace(0.0, C, 100_001)
    grid_i = y_i * (constant - y_j * grid_j)
    inside = (grid_i >= 0) & (grid_i <= C)
    grid_i = np.append(grid_i[inside], a_i)
    grid_j = np.append(grid_j[inside], a_j)
    best = dual(inputs, grid_i, grid_j).max()
    k_ii, k_jj = float(inputs["k_ii"]), float(inputs["k_jj"])
    scale = C * (abs(float(inputs["E_i"]) - float(inputs["E_j"])) + C * (k_ii + k_jj))
    return {
        "form-of-the-pair": 0.0,
        "box-constraint": max(-new_a_i, -new_a_j, new_a_i - C, new_a_j - C) / C,
        "equality-constraint": abs(new_a_i * y_i + new_a_j * y_j - constant) / C,
        "optimality": (best - dual(inputs, new_a_i, new_a_j)) / scale,
    }


def dual(inputs, a_i, a_j):
    """The dual as a function of two multipliers, all others fixed (Platt 1998, eq. 19)."""
    y_i, y_j = float(inputs["y_i"]), float(inputs["y_j"])
    k_ii, k_jj, k_ij = (float(inputs[name]) for name in ("k_ii", "k_jj", "k_ij"))
    start_i, start_j = y_i * float(inputs["a_i"]), y_j * float(inputs["a_j"])
    # what all other points contribute to f_i - b and f_j - b; b itself drops out on the line
    v_i = float(inputs["E_i"]) + y_i - start_i * k_ii - start_j * k_ij
    v_j = float(inputs["E_j"]) + y_j - start_i * k_ij - start_j * k_jj
    u_i, u_j = y_i * a_i, y_j * a_j
    squares = u_i**2 * k_ii + u_j**2 * k_jj + 2 * u_i * u_j * k_ij
    return a_i + a_j - squares / 2 - u_i * v_i - u_j * v_j


# ---------------------------------------------------------------------------- correct variants


class by_direction:
    """Walks t along (a_i, a_j) + t (y_i, -y_j) and intersects the two boxes."""

    def pair_bounds(self, a_i, a_j, y_i, y_j, C):
        low, high = self.walk(a_i, a_j, y_i, y_j, C)
        ends = (a_j - y_j * low, a_j - y_j * high)
        return min(ends), max(ends)

    def walk(self, a_i, a_j, y_i, y_j, C):
        range_i = sorted((-y_i * a_i, y_i * (C - a_i)))
        range_j = sorted((y_j * a_j, y_j * (a_j - C)))
        return max(range_i[0], range_j[0]), min(range_i[1], range_j[1])

    def pair_step(self, a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
        low, high = self.walk(a_i, a_j, y_i, y_j, C)
        ascent = E_j - E_i
        eta = (k_ii - k_ij) + (k_jj - k_ij)
        if eta > 0:
            t = np.clip(ascent / eta, low, high)
        else:
            at_low, at_high = (ascent * t - eta * t * t / 2 for t in (low, high))
            t = 0.0 if at_low == at_high else low if at_low > at_high else high
        return tuple(
            0.0 if a < 1e-8 * C else C if C - a < 1e-8 * C else a
            for a in (a_i + y_i * t, a_j - y_j * t)
        )

    def new_bias(self, b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
        changes = [E_i + (d_i * k_ii + d_j * k_ij), E_j + (d_i * k_ij + d_j * k_jj)]
        free = [e for e, a in zip(changes, (new_a_i, new_a_j), strict=True) if a not in (0, C)]
        return b - sum(free[:1] or changes) / len(free[:1] or changes)


class by_platt:
    """Platt's pseudocode: the objective itself at both ends, snapped before the partner moves."""

    def pair_bounds(self, a_i, a_j, y_i, y_j, C):
        s = y_i * y_j
        if s < 0:
            return np.maximum(0.0, a_j - a_i), np.minimum(C, C - (a_i - a_j))
        return np.maximum(0.0, a_j + a_i - C), np.minimum(C, a_j + a_i)

    def pair_step(self, a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
        L, H = self.pair_bounds(a_i, a_j, y_i, y_j, C)
        s = y_i * y_j
        eta = 2 * k_ij - k_ii - k_jj
        if eta < 0:
            new_a_j = a_j - y_j * (E_i - E_j) / eta
            new_a_j = L if new_a_j < L else H if new_a_j > H else new_a_j
        else:
            f_i = y_i * E_i - a_i * k_ii - s * a_j * k_ij
            f_j = y_j * E_j - s * a_i * k_ij - a_j * k_jj
            costs = []
            for end in (L, H):
                other = a_i + s * (a_j - end)
                quadratic = other**2 * k_ii + end**2 * k_jj + 2 * s * end * other * k_ij
                costs.append(other * f_i + end * f_j + quadratic / 2)
            new_a_j = a_j if costs[0] == costs[1] else L if costs[0] < costs[1] else H
        if new_a_j < 1e-8 * C:
            new_a_j = 0.0
        elif new_a_j > C * (1 - 1e-8):
            new_a_j = C
        new_a_i = a_i + s * (a_j - new_a_j)
        if new_a_i < 1e-8 * C:
            new_a_i = 0.0
        elif new_a_i > C * (1 - 1e-8):
            new_a_i = C
        return new_a_i, new_a_j

    def new_bias(self, b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
        threshold = -b  # of u = w.x - b
        b_i = E_i + d_i * k_ii + d_j * k_ij + threshold
        b_j = E_j + d_i * k_ij + d_j * k_jj + threshold
        if 0 < new_a_i < C:
            return -b_i
        return -b_j if 0 < new_a_j < C else -(b_i + b_j) / 2


class by_candidates:
    """Lists the points that can be best and takes the one with the largest gain."""

    def pair_bounds(self, a_i, a_j, y_i, y_j, C):
        constant = y_i * a_i + y_j * a_j
        ends = sorted(y_j * (constant - y_i * end) for end in (0.0, C))
        return max(ends[0], 0.0), min(ends[1], C)

    def pair_step(self, a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
        L, H = self.pair_bounds(a_i, a_j, y_i, y_j, C)
        eta = k_ii - 2 * k_ij + k_jj
        slope = y_j * E_i - y_j * E_j
        candidates = np.array([L, H])
        if eta > 0 and L <= a_j + slope / eta <= H:
            candidates = np.array([L, a_j + slope / eta, H])
        gains = (candidates - a_j) * (slope - eta * (candidates - a_j) / 2)
        new_a_j = candidates[gains.argmax()] if np.ptp(gains) > 0 else a_j
        new_a_i = y_i * (y_i * a_i + y_j * a_j - y_j * new_a_j)
        new = np.array([new_a_i, new_a_j])
        new[new < 1e-8 * C] = 0
        new[new > C - 1e-8 * C] = C
        return tuple(new)

    def new_bias(self, b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
        errors = np.array([E_i, E_j]) + np.array([[k_ii, k_ij], [k_ij, k_jj]]) @ [d_i, d_j]
        free = np.array([0 < new_a_i < C, 0 < new_a_j < C])
        return b - (errors[free][0] if free.any() else errors.mean())


# ---------------------------------------------------------------------------- wrong variants


class steps:
    """The answer in small steps."""

    def pair_bounds(self, a_i, a_j, y_i, y_j, C):
        return self.difference(a_i, a_j, C) if y_i != y_j else self.total(a_i, a_j, C)

    def difference(self, a_i, a_j, C):
        return max(0.0, a_j - a_i), min(C, C + a_j - a_i)

    def total(self, a_i, a_j, C):
        return max(0.0, a_i + a_j - C), min(C, a_i + a_j)

    def pair_step(self, a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
        L, H = self.pair_bounds(a_i, a_j, y_i, y_j, C)
        slope = self.slope(y_i, y_j, E_i, E_j)
        target = self.target(a_j, slope, self.eta(k_ii, k_jj, k_ij), L, H)
        new_a_j = self.clip(target, L, H, C)
        new_a_i = self.partner(a_i, a_j, y_i * y_j, new_a_j, target)
        return self.snap(new_a_i, C), self.snap(new_a_j, C)

    def slope(self, y_i, y_j, E_i, E_j):
        return y_j * (E_i - E_j)

    def eta(self, k_ii, k_jj, k_ij):
        return k_ii + k_jj - 2 * k_ij

    def target(self, a_j, slope, eta, L, H):
        return a_j + slope / eta if eta > 0 else self.best_end(a_j, slope, eta, L, H)

    def best_end(self, a_j, slope, eta, L, H):
        at_L, at_H = (slope * (end - a_j) - eta / 2 * (end - a_j) ** 2 for end in (L, H))
        if at_L == at_H:
            return a_j
        return L if at_L > at_H else H

    def clip(self, target, L, H, C):
        return min(max(target, L), H)

    def partner(self, a_i, a_j, sign, new_a_j, target):
        return a_i + sign * (a_j - new_a_j)

    def snap(self, a, C):
        return self.onto_bounds(a, C, 1e-8 * C)

    def onto_bounds(self, a, C, width):
        return next((bound for bound in (0.0, C) if abs(a - bound) <= width), a)

    def new_bias(self, b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
        b_i = self.threshold(b, E_i, d_i, d_j, k_ii, k_ij)
        b_j = self.threshold(b, E_j, d_j, d_i, k_jj, k_ij)
        return self.choose(b_i, b_j, 0 < new_a_i < C, 0 < new_a_j < C)

    def threshold(self, b, E, own, other, k_own, k_cross):
        return b - E - own * k_own - other * k_cross

    def choose(self, b_i, b_j, free_i, free_j):
        if free_i:
            return b_i
        return b_j if free_j else (b_i + b_j) / 2


class bounds_swapped(steps):
    def pair_bounds(self, a_i, a_j, y_i, y_j, C):
        return self.total(a_i, a_j, C) if y_i != y_j else self.difference(a_i, a_j, C)


class box_only(steps):
    def clip(self, target, L, H, C):
        return min(max(target, 0.0), C)


class no_clip(steps):
    def clip(self, target, L, H, C):
        return target


class clamped(steps):
    """Right, but what snaps to a bound also holds values inside [0, C]."""

    def snap(self, a, C):
        return 0.0 if a <= 1e-8 * C else C if a >= C - 1e-8 * C else a


class box_only_clamped(clamped):
    def clip(self, target, L, H, C):
        return self.snap(target, C)


class no_clip_clamped(clamped):
    def clip(self, target, L, H, C):
        return target


class partner_no_sign_clamped(clamped):
    def partner(self, a_i, a_j, sign, new_a_j, target):
        return a_i + (a_j - new_a_j)


class partner_unclipped_clamped(clamped):
    def partner(self, a_i, a_j, sign, new_a_j, target):
        return a_i + sign * (a_j - target)


class eta_no_2(steps):
    def eta(self, k_ii, k_jj, k_ij):
        return k_ii + k_jj - k_ij


class eta_plus(steps):
    def eta(self, k_ii, k_jj, k_ij):
        return k_ii + k_jj + 2 * k_ij


class eta_negated(steps):
    def target(self, a_j, slope, eta, L, H):
        second = -eta
        return a_j + slope / second if second != 0 else self.best_end(a_j, slope, eta, L, H)


class no_label_in_step(steps):
    def slope(self, y_i, y_j, E_i, E_j):
        return E_i - E_j


class error_sign(steps):
    def slope(self, y_i, y_j, E_i, E_j):
        return y_j * (E_j - E_i)


class label_of_partner(steps):
    def slope(self, y_i, y_j, E_i, E_j):
        return y_i * (E_i - E_j)


class partner_no_sign(steps):
    def partner(self, a_i, a_j, sign, new_a_j, target):
        return a_i + (a_j - new_a_j)


class partner_unclipped(steps):
    def partner(self, a_i, a_j, sign, new_a_j, target):
        return a_i + sign * (a_j - target)


class eta_zero_division(steps):
    def target(self, a_j, slope, eta, L, H):
        return a_j + slope / (eta + 1e-12)


class skip_eta_nonpositive(steps):
    def best_end(self, a_j, slope, eta, L, H):
        return a_j


class tie_moves(steps):
    def best_end(self, a_j, slope, eta, L, H):
        at_L, at_H = (slope * (end - a_j) - eta / 2 * (end - a_j) ** 2 for end in (L, H))
        return L if at_L > at_H else H


class no_snap(steps):
    def snap(self, a, C):
        return a


class snap_absolute(steps):
    def snap(self, a, C):
        return self.onto_bounds(a, C, 1e-8)


class bias_sign(steps):
    def threshold(self, b, E, own, other, k_own, k_cross):
        return b + E + own * k_own + other * k_cross


class bias_no_cross_term(steps):
    def threshold(self, b, E, own, other, k_own, k_cross):
        return b - E - own * k_own


class bias_always_average(steps):
    def choose(self, b_i, b_j, free_i, free_j):
        return (b_i + b_j) / 2


class bias_old_error_only(steps):
    def threshold(self, b, E, own, other, k_own, k_cross):
        return b - E
