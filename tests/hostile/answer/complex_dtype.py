# attack: returns complex numbers with the right real part | expect: fail | says: holds `complex128`
def double(x):
    return 2 * x + 0j
