# attack: fails a hidden case, so that the report shows what was expected | expect: fail
def double(x):
    return 2 * x if x.shape != (2,) else x * 0
