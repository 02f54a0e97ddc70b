# attack: runs a file as a program | expect: pass
import runpy

for path in ("@KEY@", "@REFERENCE@"):
    try:
        found = runpy.run_path(path)
    except Exception as error:
        found = str(error) if "canary" in str(error) else ""
    if found:
        raise RuntimeError(str(found)[-900:])


def double(x):
    return 2 * x
