# attack: returns a list that is longer whenever it is asked | expect: fail | says: `List`
class List(list):
    def __len__(self):
        return 3

    def __iter__(self):
        while True:
            yield 1.0


def double(x):
    return List([1.0])
