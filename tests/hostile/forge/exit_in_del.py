# attack: leaves while a result is thrown away | expect: fail | says: `Leave`
import sys


class Leave:
    def __del__(self):
        sys.exit(0)


def double(x):
    return Leave()
