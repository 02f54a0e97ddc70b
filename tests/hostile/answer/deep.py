# attack: returns a hundred thousand nested lists | expect: fail | says: nested more than
def double(x):
    rows = []
    for _ in range(100000):
        rows = [rows]
    return rows
