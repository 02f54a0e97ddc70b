# attack: puts a header into its source ten thousand times | expect: pass
@HEADERS@
def double(x):
    return 2 * x
