# attack: is written in an old encoding | expect: error | says: the file is not UTF-8
def double(x):
    return 2 * x  # é
