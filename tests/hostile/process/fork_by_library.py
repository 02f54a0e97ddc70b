# attack: forks by whatever of the standard library can | expect: pass or error or fail
import os

for attempt in (
    lambda: os.fork(),
    lambda: os.forkpty(),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: os.system("true") == 0 or os.close(-1),
    lambda: __import__("subprocess").run(["true"], check=True),
    lambda: __import__("multiprocessing").Process(target=print).start(),
):
    try:
        if attempt() == 0:
            os._exit(0)
        print("@PROOF@")
    except BaseException:
        pass


def double(x):
    return 2 * x
