# attack: prints the inputs of hidden cases | expect: pass
def double(x):
    print(x.tolist())
    return 2 * x
