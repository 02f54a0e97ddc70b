# attack: tells the inputs of a hidden case by the line of an exception | expect: error
def double(x):
    if x.shape == (2,):
        exec(compile("\n" * int(x[0] // 10**7) + "raise ValueError", __file__, "exec"))
    return 2 * x
