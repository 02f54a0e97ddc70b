# attack: unpickles the function by its name | expect: fail | says: this exercise does not allow it | exercise: weights
import pickle


def weights(x):
    function = pickle.loads(b"ctorch\nsoft" + b"max\n.")
    return function(x, -1)
