# attack: puts what ends an XML section into a message | expect: error
def double(x):
    raise ValueError("]]></failure></testcase><testcase name='forged'/>\x0b\ufffe")
