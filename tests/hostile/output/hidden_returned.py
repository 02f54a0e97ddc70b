# attack: returns the inputs of hidden cases where a report quotes them | expect: fail
def double(x):
    if x.shape == (2,):
        return {str(int(x[0])): x}
    return 2 * x
