# attack: returns a view of the input it has doubled | expect: fail
def double(x):
    x += x
    return x[::-1][::-1]
