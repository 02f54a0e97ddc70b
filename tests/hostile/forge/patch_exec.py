# attack: replaces the compiler and the importer | expect: pass
import builtins
import sys

builtins.exec = builtins.compile = builtins.eval = builtins.open = lambda *args: None
sys.meta_path.clear()


def double(x):
    return 2 * x
