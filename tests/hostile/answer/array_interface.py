# attack: returns an object that points at memory of its own choice | expect: fail | says: `Pointer`
class Pointer:
    __array_interface__ = {"shape": (3, 5), "typestr": "<f8", "data": (8, False), "version": 3}


def double(x):
    return Pointer()
