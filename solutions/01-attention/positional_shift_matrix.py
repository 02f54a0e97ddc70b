"""The shift of the sinusoidal encoding by k positions: every pair turns by its own angle."""

import cmath
import math

import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    """Return the matrix M with PE(pos + k) = M @ PE(pos) for every position.

    Parameters
    ----------
    k : int
        How many positions further on; negative shifts back.
    d_model : int
        The width of the encoding, even.
    base : float
        Pair i has the frequency base^(-2i/d_model).

    Returns
    -------
    float64 array of shape (d_model, d_model)

    Raises
    ------
    ValueError
        `d_model` is odd: the last sine has no cosine to turn with.
    """
    if d_model % 2:
        raise ValueError(f"expected an even d_model, got {d_model}")

    sine = np.arange(0, d_model, 2)  # rows and columns of the sines; cosines are one further on
    angles = k / base ** (sine / d_model)  # (d/2,): k wᵢ

    matrix = np.zeros((d_model, d_model))
    matrix[sine, sine] = matrix[sine + 1, sine + 1] = np.cos(angles)
    matrix[sine, sine + 1] = np.sin(angles)  # sin(a + b) = cos b sin a + sin b cos a
    matrix[sine + 1, sine] = -np.sin(angles)  # cos(a + b) = cos b cos a - sin b sin a
    return matrix


# --------------------------------------------------------------------------- correct as well


def _even(d_model):
    """Return the number of pairs."""
    if d_model % 2 == 1:
        raise ValueError("an odd width has no shift matrix")
    return d_model // 2


class by_blocks:
    """One 2x2 block after the other, straight from the formula."""

    def positional_shift_matrix(self, k, d_model, base=10000.0):
        matrix = np.zeros((d_model, d_model))
        for i in range(_even(d_model)):
            angle = k * math.pow(base, -2 * i / d_model)
            c, s = math.cos(angle), math.sin(angle)
            matrix[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[c, s], [-s, c]]
        return matrix


class by_kronecker:
    """The diagonal of cosines times the identity, plus that of sines times a quarter turn."""

    def positional_shift_matrix(self, k, d_model, base=10000.0):
        exponents = np.linspace(0, 1, _even(d_model), endpoint=False)
        angles = k * np.exp(-np.log(base) * exponents)
        quarter = np.array([[0.0, 1.0], [-1.0, 0.0]])
        return np.kron(np.diag(np.cos(angles)), np.eye(2)) + np.kron(
            np.diag(np.sin(angles)), quarter
        )


class by_complex:
    """cos a + i sin a, multiplied by e^(ib), for the pair as one complex number."""

    def positional_shift_matrix(self, k, d_model, base=10000.0):
        rows = []
        for i in range(_even(d_model)):
            turn = cmath.exp(1j * k / base ** (2 * i / d_model))
            sine, cosine = turn * 1j, turn  # where the pairs (1, 0) and (0, 1) go
            block = np.zeros((2, d_model))
            block[:, 2 * i] = sine.imag, sine.real
            block[:, 2 * i + 1] = cosine.imag, cosine.real
            rows.append(block)
        return np.concatenate(rows)


class by_powers:
    """The shift by one position, taken k times; back is the transpose."""

    def positional_shift_matrix(self, k, d_model, base=10000.0):
        step = by_blocks().positional_shift_matrix(1, d_model, base)
        power = np.linalg.matrix_power(step, abs(k))
        return power if k >= 0 else power.T


class by_unit_vectors:
    """Column j is where the j-th unit vector goes: a sine or a cosine alone."""

    def positional_shift_matrix(self, k, d_model, base=10000.0):
        frequencies = 1 / np.power(base, np.arange(_even(d_model)) * 2 / d_model)
        vectors = np.eye(d_model).reshape(d_model, -1, 2)  # (columns, pairs, sine and cosine)
        turn = k * frequencies
        sines = vectors[..., 0] * np.cos(turn) + vectors[..., 1] * np.sin(turn)
        cosines = vectors[..., 1] * np.cos(turn) - vectors[..., 0] * np.sin(turn)
        return np.stack([sines, cosines], axis=-1).reshape(d_model, d_model).T


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def positional_shift_matrix(self, k, d_model, base=10000.0):
        self.check(d_model)
        pairs = np.arange((d_model + 1) // 2)
        angles = self.shift(k) * self.base(base) ** self.exponents(2 * pairs / d_model)
        matrix = np.zeros((2 * len(pairs), 2 * len(pairs)))
        sine, cosine = self.places(pairs)
        c, s = self.turn(angles)
        matrix[sine, sine] = matrix[cosine, cosine] = c
        matrix[sine, cosine] = s
        matrix[cosine, sine] = -s
        return matrix[:d_model, :d_model]

    def check(self, d_model):
        _even(d_model)

    def shift(self, k):
        return k

    def base(self, base):
        return base

    def exponents(self, shares):
        return -shares

    def places(self, pairs):
        return 2 * pairs, 2 * pairs + 1

    def turn(self, angles):
        return np.cos(angles), np.sin(angles)


class rotation_transposed(steps):
    def turn(self, angles):
        return np.cos(angles), -np.sin(angles)


class halves_layout(steps):
    def places(self, pairs):
        return pairs, pairs + len(pairs)


class exponent_halved(steps):
    def exponents(self, shares):
        return -shares / 2


class exponent_doubled(steps):
    def exponents(self, shares):
        return -2 * shares


class positive_exponent(steps):
    def exponents(self, shares):
        return shares


class depends_on_abs_k(steps):
    def shift(self, k):
        return abs(k)


class no_odd_check(steps):
    def check(self, d_model):
        pass


class assertion_for_error(steps):
    def check(self, d_model):
        assert d_model % 2 == 0


class base_ignored(steps):
    def base(self, base):
        return 10000.0


class block_swapped(steps):
    def turn(self, angles):
        return np.sin(angles), np.cos(angles)
