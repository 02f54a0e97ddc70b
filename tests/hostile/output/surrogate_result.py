# attack: returns text that no encoding can hold | expect: fail
def double(x):
    return {"\ud800": "\udfff", 1: 2 * x}
