# attack: returns nothing | expect: fail | says: `None`
def double(x):
    return None
