# attack: leaves in a call, with the status of success | expect: error | says: `SystemExit`
import sys


def double(x):
    sys.exit(0)
