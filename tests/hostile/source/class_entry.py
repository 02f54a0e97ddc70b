# attack: hands in a class instead of a function | expect: fail or error
class double:
    def __init__(self, x):
        self.x = 2 * x
