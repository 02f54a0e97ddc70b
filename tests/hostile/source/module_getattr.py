# attack: makes up functions when they are asked for | expect: error | says: the file defines no function
def __getattr__(name):
    return lambda x: 2 * x
