# attack: swallows every exception a time limit could be | expect: timeout | exercise: single-double
def double(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
