# attack: has names of functions and files that are no text | expect: fail or error
def double(x):
    def inner():
        raise ValueError("\ud800\udfff")

    inner.__name__ = "\ud800"
    inner.__code__ = inner.__code__.replace(co_name="a\nb", co_filename="\x1b]0;t\x07")
    inner()
