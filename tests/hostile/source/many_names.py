# attack: defines ten thousand functions | expect: pass or error or timeout
@FUNCTIONS@

def double(x):
    return 2 * x
