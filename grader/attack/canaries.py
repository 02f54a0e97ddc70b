"""Canaries: secrets, files and listening sockets that no submission may reach, and who did.

Every secret holds a token that is drawn for the run, so that a token in a report, in a result or in
printed text was stolen, wherever it came from.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
from pathlib import Path
from typing import Any

LARGE = {
    "HUGE": b"x" * 300_000,
    "BRACKETS": b"(" * 5000 + b"1" + b")" * 5000,
    "TERMS": b"1" + b" + 1" * 50_000,
    "MINUSES": b"-" * 50_000,
    "DIGITS": b"1" * 100_000,
    "FUNCTIONS": b"".join(b"def f%d(): pass\n" % n for n in range(9000)),
    "HEADERS": b"# grader: backend=torch\n" * 9000,
    "USES": b"np.e, " * 9000,
    "DIFFERENT": b"".join(b"x.a%d\n    " % n for n in range(9000)),
}
"""What an attack needs that would not make a readable file."""

VARIABLE = "GRADER_CANARY"
"""Variable of the grader's environment that holds a secret."""


class Canaries:
    """What is laid out for one run of the corpus.

    Parameters
    ----------
    folder : Path
        Empty; everything is made in it. It is writable for the account that runs the attacks.
    course : Path
        The course that is attacked; a copy is made, with secrets in its files.
    """

    def __init__(self, folder: Path, course: Path) -> None:
        self.folder = folder
        self.tag = secrets.token_hex(6)
        """Part of the name of every file an attack may make."""
        self.tokens: dict[str, str] = {}
        self.course = folder / "course"
        shutil.copytree(course, self.course, ignore=shutil.ignore_patterns("__pycache__"))
        self.paths = self._files()
        self.sockets = self._sockets()
        os.environ[VARIABLE] = self._token("the environment")
        self.proof = self._token("what the attack says it achieved", "proof")

    def _token(self, what: str, kind: str = "canary") -> str:
        token = f"{kind}-{secrets.token_hex(16)}"
        self.tokens[what] = token
        return token

    def _files(self) -> dict[str, Path]:
        folder = self.folder
        answer = self.course / "solutions" / "target" / "double.py"
        cases = self.course / "exercises" / "target" / "double.yaml"
        with answer.open("a", encoding="utf-8") as file:
            file.write(f'\nCANARY = "{self._token("the reference")}"\n')
        with cases.open("a", encoding="utf-8") as file:
            file.write(f"# {self._token('the hidden cases')}\n")
        other = folder / "submissions" / "ada" / "double.py"
        key = folder / "home" / ".ssh" / "id_ed25519"
        for path, what in ((other, "another submission"), (key, "the key")):
            path.parent.mkdir(parents=True)
            path.write_text(f"# {self._token(what)}\ndef double(x): return 2 * x\n", "utf-8")
        key.chmod(0o600)
        (folder / "open").mkdir()
        (folder / "open").chmod(0o777)
        return {"REFERENCE": answer, "CASES": cases, "OTHER": other, "KEY": key}

    def _sockets(self) -> dict[str, socket.socket]:
        path = self.folder / "socket"
        ours = {
            "TCP": _bound(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            "TCP6": _bound(socket.AF_INET6, socket.SOCK_STREAM, ("::1", 0)),
            "UDP": _bound(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            "UNIX": _bound(socket.AF_UNIX, socket.SOCK_STREAM, str(path)),
            "UNIX_DGRAM": _bound(socket.AF_UNIX, socket.SOCK_DGRAM, f"{path}-datagrams"),
            "ABSTRACT": _bound(socket.AF_UNIX, socket.SOCK_STREAM, f"\0grader-{self.tag}"),
            "ABSTRACT_DGRAM": _bound(socket.AF_UNIX, socket.SOCK_DGRAM, f"\0grader-{self.tag}-d"),
        }
        return {name: opened for name, opened in ours.items() if opened is not None}

    def fill(self, source: bytes) -> bytes:
        """Put the targets into the `@PLACES@` of an attack."""
        names: dict[str, Any] = {
            **{name: str(path) for name, path in self.paths.items()},
            "FOLDER": str(self.folder),
            "OPEN": str(self.folder / "open"),
            "TAG": self.tag,
            "PROOF": self.proof[::-1],  # backwards, so that the file itself does not hold it
            "PARENT_PID": str(os.getpid()),
            "PACKAGE": str(Path(__file__).resolve().parent.parent),
            "VARIABLE": VARIABLE,
            **{f"{name}_AT": _address(opened) for name, opened in self.sockets.items()},
        }
        filled = {name: text.encode() for name, text in names.items()} | LARGE
        for name, text in filled.items():
            source = source.replace(f"@{name}@".encode(), text)
        return source

    def stolen(self, data: bytes) -> list[str]:
        """Name the secrets whose tokens stand in `data`."""
        return [what for what, token in self.tokens.items() if token.encode() in data]

    def reached(self) -> list[str]:
        """Name the sockets that something came in on, and take it away."""
        return [name for name, opened in self.sockets.items() if _came(opened)]

    def close(self) -> None:
        """Close the sockets; the folder is its maker's."""
        for opened in self.sockets.values():
            opened.close()


def _bound(family: int, kind: int, address: Any) -> socket.socket | None:
    """Return a socket that waits at an address; None where the machine has no such family."""
    opened = None
    try:
        opened = socket.socket(family, kind)
        opened.bind(address)
        if kind == socket.SOCK_STREAM:
            opened.listen(4)
        opened.setblocking(False)
    except OSError:
        if opened is not None:
            opened.close()
        return None
    return opened


def _address(opened: socket.socket) -> str:
    """Return a port, a path, or the name of an abstract socket without its null byte."""
    name = opened.getsockname()
    if isinstance(name, tuple):
        return str(name[1])
    return name.decode().lstrip("\0") if isinstance(name, bytes) else str(name)


def _came(opened: socket.socket) -> bool:
    came = False
    with contextlib.suppress(BlockingIOError):
        while True:
            if opened.type == socket.SOCK_STREAM:
                opened.accept()[0].close()
            else:
                opened.recv(65536)
            came = True
    return came
