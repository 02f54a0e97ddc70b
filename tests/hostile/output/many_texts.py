# attack: returns many long texts | expect: fail or crash
def double(x):
    return ["x" * 10**5] * 50
