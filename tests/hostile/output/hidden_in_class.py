# attack: raises an exception named after the inputs of a hidden case | expect: error
def double(x):
    if x.shape == (2,):
        raise type(f"E{int(x[0])}", (Exception,), {})
    return 2 * x
