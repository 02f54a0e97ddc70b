# attack: returns a list that holds itself | expect: fail | says: nested too deeply
def double(x):
    rows = []
    rows.append(rows)
    return rows
