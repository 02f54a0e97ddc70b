# attack: returns a hundred thousand nested lists | expect: fail | says: nested too deeply
def double(x):
    rows = []
    for _ in range(100000):
        rows = [rows]
    return rows
