"""stub"""
def diagnose(bench, outcomes, misconceptions, lang):
    return (), ()
