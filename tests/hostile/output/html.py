# attack: puts a script into a message | expect: error
def double(x):
    print("<script>alert(1)</script>")
    raise ValueError("<script>alert(1)</script><img src=x onerror=alert(1)>")
