# attack: unpickles the function by its name | expect: fail | says: this exercise asks you to write | exercise: weights
import pickle


def weights(x):
    function = pickle.loads(b"ctorch\nsoft" + b"max\n.")
    return function(x, -1)
