# attack: hands in a function that must be awaited | expect: fail or error
async def double(x):
    return 2 * x
