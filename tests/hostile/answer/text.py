# attack: returns text that spells the answer | expect: fail
def double(x):
    return str((2 * x).tolist())
