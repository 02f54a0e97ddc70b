# attack: has Python make the library's compiled part again | expect: error or fail | says: NotAvailable | exercise: product
import importlib.machinery
import sys


def product(a, b):
    name = "numpy._core._multiarray_umath"
    spec = importlib.machinery.ModuleSpec(name, None, origin=sys.modules[name].__file__)
    return getattr(sys.modules["_imp"].create_dynamic(spec), "do" + "t")(a, b)
