# attack: hands in an expression | expect: pass
double = lambda x: 2 * x
