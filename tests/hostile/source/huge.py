# attack: hands three hundred thousand letters in | expect: error | says: larger than 256 KiB
# @HUGE@
def double(x):
    return 2 * x
