# attack: puts links and fences into a message | expect: error
def double(x):
    raise ValueError("```\n# Passed\n[6 of 6](javascript:alert(1)) | x | y |\n```")
