"""Files of one's own, and plain files of others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader import own

NOT_PLAIN = {
    "pipe": lambda path: os.mkfifo(path),
    "folder": lambda path: path.mkdir(),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "nothing": lambda path: None,
}


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_bounded_reads_plain_files(tmp_path: Path, name: str) -> None:
    """Anything else is refused at once, and nobody waits for a pipe."""
    path = tmp_path / "file"
    NOT_PLAIN[name](path)
    with pytest.raises(OSError):
        own.bounded(path, 100)


def test_bounded_reads_no_more(tmp_path: Path) -> None:
    """A file that is too large is not read whole; a link to a plain file is one."""
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_bytes(b"12345")
    link.symlink_to(path)
    assert own.bounded(link, 5) == b"12345"
    with pytest.raises(OSError, match="File too large"):
        own.bounded(path, 4)


def test_replace_leaves_what_a_link_names(tmp_path: Path) -> None:
    """A link that somebody put there is replaced, not followed."""
    victim, path = tmp_path / "victim", tmp_path / "own" / "file"
    victim.write_bytes(b"precious")
    path.parent.mkdir()
    path.symlink_to(victim)
    own.replace(path, b"new")
    assert victim.read_bytes() == b"precious"
    assert path.read_bytes() == b"new"
    assert not path.is_symlink()
    assert [entry.name for entry in path.parent.iterdir()] == ["file"]
