"""Every attack of the corpus is stopped; and with a layer off, attacks that it stops succeed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.attack import Attack, Battery, Result, find_corpus
from grader.attack.corpus import attack_files, read_attack
from grader.errors import ContentError, SandboxError
from grader.sandbox import zygote

CORPUS = Path(__file__).parent.parent / "hostile"
FILES = attack_files(CORPUS)
CLASSES = {path.parent.name for path in FILES}

pytestmark = pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")


def ids(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="session")
def battery() -> Iterator[Battery]:
    """The sandbox that submissions get, under attack."""
    with Battery(CORPUS) as opened:
        yield opened


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_attack(battery: Battery, path: Path) -> None:
    """It does no harm, and gets the verdict it must get."""
    result = battery.run(read_attack(path))
    assert result.harm == ()
    assert result.wrong == "", result.text[:2000]


def test_unprivileged(battery: Battery) -> None:
    """The grader that is attacked does not run as root."""
    assert battery.account.startswith("uid ")
    assert battery.isolation.startswith("strict (")


# --------------------------------------------------------------------------- the corpus can fail

PATCHES = {
    "seccomp": "z.seccomp.install = lambda *a: 0; z.seccomp.Prepared.install = lambda *a: 0",
    "landlock": "z.landlock.restrict = lambda *a: 0",
    "limits": "z.limits.impose = lambda *a: 0; z.limits.impose_common = lambda: 0",
    "descriptors": "z.descriptors.keep_only = keep",
}
"""By layer: what takes it off, in the zygote."""

KEEP = (
    "def keep(r, w, o):\n"
    "    import os\n"
    "    for fd, to in ((o, 1), (o, 2), (r, 3), (w, 4)):\n"
    "        os.dup2(fd, to)\n"
)


def without(*layers: str) -> str:
    """What makes a target's zygotes leave layers off, and the trials of them too."""
    prove = "z._prove_no_files = z._prove_no_network = lambda: 0; z.NoFiles.install = lambda: 0"
    patches = "; ".join([prove, *(PATCHES[layer] for layer in layers)])
    zygote = f"import worker.zygote as z\n{KEEP}{patches}; main()"
    return (
        "from grader.sandbox import _zygote; "
        f"_zygote._BOOT = _zygote._BOOT.replace('main()', {zygote!r})"
    )


WEAKENED = [
    (("seccomp",), "network/net_udp", "it reached the socket UDP"),
    (("seccomp",), "tamper/chmod_secret", "file home/.ssh/id_ed25519: "),
    (("seccomp",), "process/fork_once", "it got hold of what the attack says it achieved"),
    (("seccomp", "landlock"), "steal/read_reference", "it got hold of the reference"),
    (("seccomp", "landlock"), "steal/read_key", "it got hold of the key"),
    (("seccomp", "landlock"), "tamper/edit_other", "file submissions/ada/double.py: "),
    (("seccomp", "landlock"), "tamper/write_open", "file open/"),
    (("limits",), "memory/mem_numpy", "it got hold of what the attack says it achieved"),
]


@pytest.mark.parametrize(("layers", "attack", "harm"), WEAKENED)
def test_weakened(layers: tuple[str, ...], attack: str, harm: str) -> None:
    """A sandbox with a layer off does not stop what that layer is for, and the harm is seen."""
    with Battery(CORPUS, before=without(*layers)) as weak:
        result = weak.run(read_attack(CORPUS / f"{attack}.py"))
    assert not result.stopped
    assert any(done.startswith(harm) for done in result.harm), result.harm


# --------------------------------------------------------------------------- the files


def test_size() -> None:
    """The corpus is as large as it is meant to be, over every class."""
    assert len(FILES) >= 150
    wanted = "time memory resource process output answer forge steal tamper kernel network source"
    assert {*wanted.split(), "torch"} <= CLASSES


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("import os", "does not begin with"),
        ("# attack: nothing", "does not begin with"),
        ("# attack: nothing | expect: glory", "expects no verdict"),
        ("# attack: nothing | expect: pass | because: no", "has an unknown key"),
    ],
)
def test_headers(tmp_path: Path, first: str, reason: str) -> None:
    """A file that does not say what to expect is refused."""
    path = tmp_path / "x.py"
    path.write_text(first + "\n", encoding="utf-8")
    with pytest.raises(ContentError, match=reason):
        read_attack(path)


def test_found_in_an_installation(tmp_path: Path) -> None:
    """The corpus lies in the checkout, or in the installed package."""
    assert find_corpus() == CORPUS
    package = tmp_path / "site-packages" / "grader"
    assert find_corpus(package) is None
    shutil.copytree(CORPUS / "course", package / "_content" / "tests" / "hostile" / "course")
    assert find_corpus(package) == package / "_content" / "tests" / "hostile"


# --------------------------------------------------------------------------- the battery


def attack(source: str, expect: str = "pass", says: str = "", exercise: str = "double") -> Attack:
    return Attack(
        "test", "made", "nothing", (expect,), (says,) * bool(says), exercise, source.encode()
    )


RIGHT = "def double(x): return 2 * x\n"


def run(battery: Battery, *given: str) -> Result:
    return battery.run(attack(*given))


def test_verdicts(battery: Battery) -> None:
    """A wrong verdict, or the wrong words, count as not stopped."""
    assert run(battery, RIGHT).stopped
    assert run(battery, RIGHT, "fail").wrong == "the verdict is `pass`, not `fail`"
    wrong = run(battery, "def double(x): return x", "fail", "no such words")
    assert wrong.wrong == "the report does not say `no such words`"
    assert run(battery, "def double(x): return x", "fail", "entries differ").stopped


def test_what_is_seen(battery: Battery) -> None:
    """A token that comes out is a theft, whichever way it comes out."""
    proof = '"@PROOF@"[::-1]'
    for source in (
        f"{RIGHT}raise RuntimeError({proof})",
        f"def double(x): return {proof}",
        f"print({proof})\n{RIGHT}",
        f"import numpy as np\ndef double(x): return np.frombuffer({proof}.encode(), 'u1') * 1.0",
        f"def double(x): raise type({proof}, (Exception,), {{}})",
    ):
        assert run(battery, source).harm == ("it got hold of what the attack says it achieved",)


def test_a_target_that_dies(battery: Battery) -> None:
    """An attack that ends the grader is told from one that does not, and the next one runs."""
    with Battery(CORPUS) as own:
        own.target.process.kill()
        seen = run(own, RIGHT)
        assert seen.harm[0].startswith("it ended the grader: ")
        assert run(own, RIGHT).stopped


def test_a_target_that_does_not_start() -> None:
    """That is said with its last words."""
    with pytest.raises(SandboxError, match="the attacks cannot run: no target"):
        Battery(CORPUS, before="raise SystemExit('no target')")
