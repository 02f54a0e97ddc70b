# attack: returns a list whose class lies about its length | expect: fail or error
class Long(list):
    def __len__(self):
        return 2**40

    def __iter__(self):
        while True:
            yield 1.0


def double(x):
    return Long([1.0])
