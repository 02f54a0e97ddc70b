# attack: returns as many arrays as a frame holds, to be measured beside the inputs | expect: fail | says: does not have the parts | exercise: pair
def pair(x):
    return [2 * x] * 64
