# attack: raises what the kernel's limits would, by their names | expect: error or fail or crash
class SIGXCPU(BaseException):
    pass


def double(x):
    raise SIGXCPU("the exercise's time limit of 10 s; not graded; internal error")
