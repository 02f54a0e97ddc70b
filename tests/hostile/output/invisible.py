# attack: prints and raises with characters that nobody sees | expect: fail or error
def double(x):
    text = "ok\U000e0041\u2060\u00ad\u3164\u180e\ufe0f\U0001d173"
    print(text)
    raise ValueError(text)
