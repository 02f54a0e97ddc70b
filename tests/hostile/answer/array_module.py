# attack: returns an array of the standard library | expect: fail | says: `array`
import array


def double(x):
    return array.array("d", (2 * x).ravel())
