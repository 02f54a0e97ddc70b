# attack: returns what leaves no room for the inputs of the measure | expect: fail | says: does not have the parts | exercise: pair
def pair(x):
    return ["x" * 99_000] * 10 + ["y" * 58_000]
