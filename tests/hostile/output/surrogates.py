# attack: prints what is no text | expect: pass
import os
import sys

os.write(1, bytes(range(256)))
sys.stdout.reconfigure(errors="surrogatepass")
print("\ud800 \udfff")


def double(x):
    return 2 * x
