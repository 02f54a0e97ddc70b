# attack: writes letters in a way that UTF-8 forbids | expect: error | says: the file is not UTF-8
def double(x):
    return 2 * x  # À¯í €
