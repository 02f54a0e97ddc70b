# attack: negates a number fifty thousand times | expect: error or crash or pass or memory
y = @MINUSES@1


def double(x):
    return 2 * x
