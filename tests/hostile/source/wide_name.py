# attack: writes the name of the function in wide letters, which Python takes for the same | expect: pass or error
def ｄouble(x):
    return 2 * x
