# attack: raises an exception of a class with an endless name | expect: error
def double(x):
    raise type("X" * 10**6, (Exception,), {})
