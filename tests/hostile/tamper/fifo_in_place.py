# attack: makes FIFOs, links and folders where the grader keeps its log | expect: pass
import os

for place in ("/tmp/.grader", "/var/tmp/.grader", ".grader", "@FOLDER@/.grader"):
    for make in (
        lambda: os.mkfifo(place),
        lambda: os.symlink("/etc/passwd", place),
        lambda: os.makedirs(place),
        lambda: os.rename("/tmp", place),
    ):
        try:
            make()
            print("@PROOF@")
        except OSError:
            pass


def double(x):
    return 2 * x
