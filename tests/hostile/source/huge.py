# attack: hands three hundred thousand letters in | expect: error | says: allowed 256 KiB
# @HUGE@
def double(x):
    return 2 * x
