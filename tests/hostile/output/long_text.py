# attack: returns a text of ten million letters | expect: fail or crash
def double(x):
    return "x" * 10**7
