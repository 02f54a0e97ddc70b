# attack: raises what ends a generator | expect: error
def double(x):
    raise GeneratorExit
