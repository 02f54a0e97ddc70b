# attack: says that it is written in an encoding that there is not | expect: pass
# -*- coding: no-such-code -*-
def double(x):
    return 2 * x
