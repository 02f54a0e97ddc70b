from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    a_i: float
    a_j: float
    y_i: int
    y_j: int
    C: float

    @property
    def same(self) -> bool:
        return self.y_i == self.y_j

    def bounds(self) -> tuple[float, float]:
        s = self.a_i + self.a_j if self.same else self.a_j - self.a_i
        return (
            (max(0, s - self.C), min(self.C, s))
            if self.same
            else (max(0, s), min(self.C, self.C + s))
        )

    def partner(self, new: float) -> float:
        return self.a_i + (self.a_j - new if self.same else new - self.a_j)

    def snap(self, a: float) -> float:
        margin = 1e-8 * self.C
        return 0.0 if a < margin else self.C if a > self.C - margin else a


def pair_bounds(a_i, a_j, y_i, y_j, C):
    return Pair(a_i, a_j, y_i, y_j, C).bounds()


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    pair = Pair(a_i, a_j, y_i, y_j, C)
    L, H = pair.bounds()
    slope = y_j * (E_i - E_j)
    if (eta := k_ii - 2 * k_ij + k_jj) > 0:
        new = max(L, min(H, a_j + slope / eta))
    else:
        # gain(H) - gain(L), factored
        advantage = (H - L) * (slope - eta * (H + L - 2 * a_j) / 2)
        new = H if advantage > 0 else L if advantage < 0 else a_j
    return pair.snap(pair.partner(new)), pair.snap(new)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    change_i = d_i * k_ii + d_j * k_ij
    change_j = d_i * k_ij + d_j * k_jj
    b_i, b_j = b - E_i - change_i, b - E_j - change_j
    i_free, j_free = 0 < new_a_i < C, 0 < new_a_j < C
    return b_i if i_free else b_j if j_free else (b_i + b_j) * 0.5
