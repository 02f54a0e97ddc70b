# attack: mixes tabs and blanks | expect: error | says: syntax error
def double(x):
	if 1:
        return 2 * x
