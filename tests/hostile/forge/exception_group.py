# attack: raises a group of exceptions nested a thousand deep | expect: error or fail
def double(x):
    error = ValueError("\x1b[2J\u202e")
    for _ in range(1000):
        error = ExceptionGroup("deep", [error])
    raise error
