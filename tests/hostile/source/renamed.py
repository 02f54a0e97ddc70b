# attack: calls its argument something else | expect: pass
def double(the_input):
    return 2 * the_input
