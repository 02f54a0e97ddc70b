# attack: imports in a function what is not allowed | expect: error | says: `requests` is not available here
def double(x):
    import requests

    return 2 * x
