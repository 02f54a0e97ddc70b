# attack: prints and raises what steers a terminal | expect: error
CODES = "\x1b[2J\x1b]0;owned\x07\x1b[31m\x9b31m\r\x08\x7f"
print(CODES)


def double(x):
    raise ValueError(CODES)
