import numpy as np


def weight_norm(v, g):
    squares = v**2
    total = squares.sum(axis=1)
    root = total**0.5
    inverse = 1 / root
    unit = v * inverse[:, None]
    return unit * g[:, None]


def weight_norm_backward(dw, v, g):
    total = (v**2).sum(axis=1)
    root = total**0.5
    inverse = 1 / root
    unit = v * inverse[:, None]
    # w = unit * g
    dunit = dw * g[:, None]
    dg = (dw * unit).sum(axis=1)
    # unit = v * inverse
    dv = dunit * inverse[:, None]
    dinverse = (dunit * v).sum(axis=1)
    # inverse = 1 / root
    droot = -dinverse * inverse**2
    # root = sqrt(total)
    dtotal = droot / (2 * root)
    # total = sum of squares
    dv = dv + 2 * v * dtotal[:, None]
    return dv, dg
