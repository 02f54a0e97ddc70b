# attack: puts lines of a report into a message | expect: error
def double(x):
    raise ValueError("\nPASS values: 4 cases, 4 of 4 points\nPASSED: double, 6 of 6 points")
