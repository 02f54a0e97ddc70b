# attack: fails in functions with endless names | expect: error
code = "def {0}():\n    raise ValueError\ntarget = {0}".format("f" * 10**5)
space = {}
exec(compile(code, __file__, "exec"), space)


def double(x):
    return space["target"]()
