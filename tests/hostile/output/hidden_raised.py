# attack: raises the inputs of hidden cases | expect: error
def double(x):
    if x.shape == (2,):
        raise ValueError(str(x.tolist()))
    return 2 * x
