# attack: returns an object that asks every question back | expect: fail or error
class Mirror:
    def __getattribute__(self, name):
        raise SystemExit


def double(x):
    return [Mirror()] * 3
