# attack: runs a program | expect: pass
import subprocess

try:
    subprocess.run(["/bin/true"], check=True)
except (OSError, subprocess.SubprocessError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
