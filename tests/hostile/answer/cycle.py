# attack: returns a list that holds itself | expect: fail | says: holds itself
def double(x):
    rows = []
    rows.append(rows)
    return rows
