# attack: takes its function away again | expect: error | says: the file defines no function
def double(x):
    return 2 * x


del double
