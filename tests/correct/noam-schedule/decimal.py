from fractions import Fraction


def noam_lr(step, d_model, warmup, factor=1.0):
    if step < 1:
        raise ValueError("step")
    # squares of the two expressions, compared exactly
    square = min(Fraction(1, step), Fraction(step * step, warmup**3))
    return factor * float(square / d_model) ** 0.5
