"""Sinusoidal positional encoding: one clock hand per pair of columns, from fast to slow."""

import math

import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    """PE[pos, 2i] = sin(pos / base^(2i/d)) and PE[pos, 2i+1] = cos(pos / base^(2i/d)).

    Parameters
    ----------
    num_positions : int
        How many rows; positions are 0, 1, ..., num_positions - 1.
    d_model : int
        How many columns; if odd, the last one is a sine without its cosine.
    base : float
        The wavelengths grow from 2π to nearly base · 2π.

    Returns
    -------
    float64 array of shape (num_positions, d_model)
    """
    positions = np.arange(num_positions)[:, None]  # (n, 1)
    exponents = np.arange(0, d_model, 2) / d_model  # (ceil(d/2),): 0/d, 2/d, 4/d, ...
    angles = positions / base**exponents  # (n, ceil(d/2))

    encoding = np.empty((num_positions, d_model))
    encoding[:, 0::2] = np.sin(angles)
    encoding[:, 1::2] = np.cos(angles[:, : d_model // 2])  # an odd d has one cosine fewer
    return encoding


# --------------------------------------------------------------------------- float32 on the way


def certificate(inputs, got):
    """How far the angles of an even table are off, where float32 alone explains it; else nan.

    Single precision keeps every pair on the unit circle and the first one, whose angles are whole
    numbers, exact; it moves the others by a few units in the seventh digit of the angle, which far
    away is much more than the rounding of the result.
    """
    pairs = np.arange(0, inputs["d_model"], 2)
    rates = inputs.get("base", 10000.0) ** (pairs / inputs["d_model"])
    angles = np.arange(inputs["num_positions"])[:, None] / rates  # (n, d/2)
    table = np.asarray(got, dtype=np.float64)
    if table.shape != (len(angles), inputs["d_model"]):
        return {"angle-error": np.nan}
    sines, cosines = table[:, 0::2], table[:, 1::2]
    off = np.abs(sines * np.cos(angles) - cosines * np.sin(angles))
    on_circle = np.all(np.abs(sines**2 + cosines**2 - 1) < 1e-6)
    exact_first = np.max(off[:, 0]) < 1e-6
    error = np.max(off / (1 + angles))
    if not (on_circle and exact_first and error < 2e-6 and np.max(off) > 1e-4):
        return {"angle-error": np.nan}
    return {"angle-error": error, "diagnosis": ["float32-angles", "torch-float32-default"]}


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One entry at a time, straight from the formula."""

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        encoding = np.zeros((num_positions, d_model))
        for position in range(num_positions):
            for column in range(d_model):
                pair = column - column % 2
                angle = position / math.pow(base, pair / d_model)
                encoding[position, column] = math.cos(angle) if column % 2 else math.sin(angle)
        return encoding


class by_exp:
    """Frequencies as exp(-2i/d ln base), the way most tutorials write them."""

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        frequencies = np.exp(np.arange(0, d_model, 2) * (-math.log(base) / d_model))
        angles = np.outer(np.arange(num_positions), frequencies)
        waves = np.stack([np.sin(angles), np.cos(angles)], axis=-1)  # (n, ceil(d/2), 2)
        return waves.reshape(num_positions, -1)[:, :d_model]


class by_phase:
    """A cosine is a sine a quarter turn ahead; reciprocal powers, repeated for both columns."""

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        columns = np.arange(d_model)
        frequencies = 1.0 / base ** (2 * (columns // 2) / d_model)
        return np.sin(np.arange(num_positions)[:, None] * frequencies + columns % 2 * (math.pi / 2))


class by_complex:
    """sin and cos as the imaginary and real parts of exp(i angle)."""

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        frequencies = np.power(base, -np.arange(0, d_model, 2, dtype=np.float64) / d_model)
        turns = np.exp(1j * np.einsum("n,f->nf", np.arange(num_positions), frequencies))
        encoding = np.zeros((num_positions, d_model))
        for pair in range(turns.shape[1]):
            both = np.column_stack([turns[:, pair].imag, turns[:, pair].real])
            encoding[:, 2 * pair : 2 * pair + 2] = both[:, : d_model - 2 * pair]
        return encoding


class by_rotation:
    """Every row is the row before, each pair turned by its frequency."""

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        turns = np.empty((num_positions, (d_model + 1) // 2), dtype=np.complex128)
        turns[0] = 1.0
        turns[1:] = np.exp(1j / base ** (np.arange(0, d_model, 2) / d_model))
        turns = np.cumprod(turns, axis=0)
        pairs = (turns.imag, turns.real)
        return np.stack([pairs[j % 2][:, j // 2] for j in range(d_model)], axis=1)


class torch_answer:
    """The answer in torch, in float64 from the first line on."""

    backend = "torch"

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        import torch

        positions = torch.arange(num_positions, dtype=torch.float64)[:, None]
        exponents = torch.arange(0, d_model, 2, dtype=torch.float64) / d_model
        angles = positions / base**exponents
        encoding = torch.empty(num_positions, d_model, dtype=torch.float64)
        encoding[:, 0::2] = torch.sin(angles)
        encoding[:, 1::2] = torch.cos(angles[:, : d_model // 2])
        return encoding


class torch_by_exp:
    """exp of a logarithm, an outer product, interleaved by stack and flatten."""

    backend = "torch"

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        import torch

        pairs = torch.arange(0, d_model, 2, dtype=torch.float64)
        angles = torch.outer(
            torch.arange(num_positions, dtype=torch.float64),
            torch.exp(pairs * (-math.log(base) / d_model)),
        )
        waves = torch.stack((angles.sin(), angles.cos()), dim=-1)
        return waves.flatten(start_dim=1)[:, :d_model].contiguous()


class torch_by_polar:
    """Points on the unit circle."""

    backend = "torch"

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        import torch

        columns = torch.arange(d_model)
        frequencies = 1.0 / torch.pow(base, (columns - columns % 2).double() / d_model)
        angles = torch.arange(num_positions).double()[:, None] * frequencies
        circle = torch.polar(torch.ones_like(angles), angles)
        return torch.where(columns % 2 == 0, circle.imag, circle.real)


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        positions = self.positions(num_positions)
        base = self.base(base)
        sine_angles, cosine_angles = (
            self.angles(positions, self.frequencies(self.exponents(pairs, d_model), base))
            for pairs in (self.sine_pairs(d_model), self.cosine_pairs(d_model))
        )
        sines, cosines = self.waves(sine_angles, cosine_angles)
        return self.fill(sines, cosines, num_positions, d_model)

    def positions(self, num_positions):
        return np.arange(num_positions)

    def base(self, base):
        return base

    def sine_pairs(self, d_model):
        return np.arange(0, d_model, 2)  # 2i of the columns 0, 2, 4, ...

    def cosine_pairs(self, d_model):
        return np.arange(1, d_model, 2) - 1  # 2i of the columns 1, 3, 5, ...

    def exponents(self, pairs, d_model):
        return pairs / d_model

    def frequencies(self, exponents, base):
        return base**-exponents

    def angles(self, positions, frequencies):
        return positions[:, None] * frequencies

    def waves(self, sine_angles, cosine_angles):
        return np.sin(sine_angles), np.cos(cosine_angles)

    def fill(self, sines, cosines, num_positions, d_model):
        encoding = np.zeros((num_positions, d_model))
        encoding[:, 0::2] = sines
        encoding[:, 1::2] = cosines
        return encoding


class column_exponent(steps):
    def cosine_pairs(self, d_model):
        return np.arange(1, d_model, 2)


class exponent_doubled(steps):
    def exponents(self, pairs, d_model):
        return 2 * pairs / d_model


class exponent_halved(steps):
    def exponents(self, pairs, d_model):
        return pairs / 2 / d_model


class frequency_off_by_one(steps):
    def exponents(self, pairs, d_model):
        return (pairs + 2) / d_model


class last_timescale(steps):
    def exponents(self, pairs, d_model):
        return pairs / max(2 * ((d_model + 1) // 2 - 1), 1)  # d_model - 2 for even widths


class integer_exponent(steps):
    def exponents(self, pairs, d_model):
        return pairs // d_model


class odd_half_width(steps):
    def exponents(self, pairs, d_model):
        return pairs / 2 / max(d_model // 2, 1)


class odd_padded_width(steps):
    def exponents(self, pairs, d_model):
        return pairs / (d_model + d_model % 2)


class start_at_one(steps):
    def positions(self, num_positions):
        return np.arange(1, num_positions + 1)


class normalised_position(steps):
    def positions(self, num_positions):
        return np.arange(num_positions) / num_positions


class base_1000(steps):
    def base(self, base):
        return 1000.0


class base_ignored(steps):
    def base(self, base):
        return 10000.0


class multiply_angle(steps):
    def frequencies(self, exponents, base):
        return base**exponents


class frequency_log10(steps):
    def frequencies(self, exponents, base):
        return np.exp(-np.log10(base) * exponents)


class degrees(steps):
    def angles(self, positions, frequencies):
        return np.deg2rad(super().angles(positions, frequencies))


class to_degrees(steps):
    def angles(self, positions, frequencies):
        return np.rad2deg(super().angles(positions, frequencies))


class float32_angles(steps):
    def angles(self, positions, frequencies):
        return super().angles(np.float32(positions), np.float32(frequencies))


class sin_cos_swapped(steps):
    def waves(self, sine_angles, cosine_angles):
        return np.cos(sine_angles), np.sin(cosine_angles)


class sin_cos_halves(steps):
    def fill(self, sines, cosines, num_positions, d_model):
        return np.concatenate([sines, cosines], axis=1)


class odd_crash(steps):
    def cosine_pairs(self, d_model):
        return self.sine_pairs(d_model)


class odd_zero_pad(steps):
    def fill(self, sines, cosines, num_positions, d_model):
        encoding = super().fill(sines, cosines, num_positions, d_model)
        encoding[:, d_model - d_model % 2 :] = 0.0
        return encoding


class encoding_transposed(steps):
    def fill(self, sines, cosines, num_positions, d_model):
        return super().fill(sines, cosines, num_positions, d_model).T


class float32_result(steps):
    def fill(self, sines, cosines, num_positions, d_model):
        return super().fill(sines, cosines, num_positions, d_model).astype(np.float32)


# --------------------------------------------------------------------------- wrong in torch only


class torch_steps:
    """The torch answer cut into steps."""

    backend = "torch"

    def sinusoidal_positional_encoding(self, num_positions, d_model, base=10000.0):
        import torch

        angles = torch.outer(self.positions(num_positions), self.frequencies(d_model, base))
        encoding = torch.zeros(num_positions, d_model, dtype=torch.float64)
        encoding[:, 0::2] = torch.sin(angles)
        encoding[:, 1::2] = torch.cos(self.cosine_angles(angles, d_model))
        return encoding

    def cosine_angles(self, angles, d_model):
        return angles[:, : d_model // 2]

    def positions(self, num_positions):
        import torch

        return torch.arange(num_positions, dtype=torch.float64)

    def frequencies(self, d_model, base):
        import torch

        return base ** -(torch.arange(0, d_model, 2, dtype=torch.float64) / d_model)


class torch_integer_power(torch_steps):
    def frequencies(self, d_model, base):
        import torch

        return (int(base) ** (-torch.arange(0, d_model, 2) // d_model)).double()


class torch_odd_crash(torch_steps):
    def cosine_angles(self, angles, d_model):
        return angles


class torch_float32_default(torch_steps):
    def positions(self, num_positions):
        import torch

        return torch.arange(num_positions, dtype=torch.float32)

    def frequencies(self, d_model, base):
        import torch

        return torch.exp(torch.arange(0, d_model, 2) * (-math.log(base) / d_model))
