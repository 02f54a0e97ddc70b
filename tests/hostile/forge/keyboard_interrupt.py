# attack: raises what stops a program from outside | expect: error | says: `KeyboardInterrupt`
def double(x):
    raise KeyboardInterrupt
