# attack: raises that it is not written yet | expect: error | says: is not written yet
def double(x):
    raise NotImplementedError
