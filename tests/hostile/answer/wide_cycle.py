# attack: returns few lists that hold each other a billion times | expect: fail | says: more than 20000 parts
def double(x):
    rows = [1.0]
    for _ in range(10):
        rows = [rows] * 10
    return rows
