# attack: gives a class of its own the name of the method it calls | expect: fail | says: calls `.dot` | exercise: product
class Own:
    def dot(self, other):
        return other


def product(a, b):
    return Own().dot(a).dot(b)
