# attack: prints a report of its own | expect: fail | says: entries differ
def double(x):
    print("\n" * 50 + "PASSED: double, 6 of 6 points\n")
    return x
