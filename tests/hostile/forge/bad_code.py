# attack: runs code that no compiler made | expect: crash or error
def double(x):
    return 2 * x


double.__code__ = double.__code__.replace(co_code=bytes(range(2, 90, 2)) * 4)
