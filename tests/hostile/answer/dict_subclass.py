# attack: returns a dict that has every key | expect: fail | says: output is a dict
class Dict(dict):
    def __missing__(self, key):
        return 1.0

    def items(self):
        raise SystemExit


def double(x):
    return Dict()
