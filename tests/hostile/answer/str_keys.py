# attack: returns a dict whose keys are texts of a class of its own | expect: fail
class Key(str):
    def __hash__(self):
        return 0

    def __eq__(self, other):
        return True


def double(x):
    return {Key("value"): 2 * x}
