# attack: imports the grader | expect: pass | says: module `grader` is not available
import grader.trial


def double(x):
    return 2 * x
