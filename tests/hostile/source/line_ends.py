# attack: ends its lines in three ways | expect: pass
def double(x):
    y = 2 * x
    return y