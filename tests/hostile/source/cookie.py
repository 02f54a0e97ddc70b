# attack: says that it is written in another encoding | expect: pass
# coding: utf-7
# +AAo-import os
def double(x):
    return 2 * x
