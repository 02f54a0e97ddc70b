# attack: prints without end | expect: crash | says: printed more than 32 KB
def double(x):
    while True:
        print("x" * 1000)
