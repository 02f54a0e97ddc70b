# attack: imports the file of another student | expect: pass | says: module `ada` is not available
import ada


def double(x):
    return 2 * x
