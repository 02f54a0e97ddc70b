# attack: imports in a function what is not allowed | expect: error | says: module `requests` is not available
def double(x):
    import requests

    return 2 * x
