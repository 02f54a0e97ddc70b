# attack: raises with notes of megabytes, and a cause that is itself | expect: error or fail
def double(x):
    error = ValueError("no")
    for n in range(300):
        error.add_note("n" * 10000)
    error.__cause__ = error
    raise error
