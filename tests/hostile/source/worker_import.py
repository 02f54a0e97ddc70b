# attack: imports the program it is run by | expect: error | says: module `worker` is not available
from worker import serve


def double(x):
    return 2 * x
