# attack: raises an exception with a text of ten million letters | expect: error | says: `ValueError` at line 3
def double(x):
    raise ValueError("x" * 10**7)
