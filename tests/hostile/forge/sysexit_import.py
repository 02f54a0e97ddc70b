# attack: leaves while it is imported, with the status of success | expect: error | says: calls `exit` when it is imported
import sys

sys.exit(0)


def double(x):
    return 2 * x
