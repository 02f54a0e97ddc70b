# attack: raises an exception with a hundred base classes | expect: error
base = Exception
for n in range(100):
    base = type(f"Base{n}", (base,), {})


def double(x):
    raise base
