# attack: prints letters under towers of accents | expect: error
def double(x):
    raise ValueError("a" + "\u0301" * 900)
