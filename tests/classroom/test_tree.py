"""Folders and archives as lists of files: nothing leads out, nothing swells, nothing hangs."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile

import pytest

from grader.classroom import tree as trees
from grader.classroom.records import Leaf, Problem
from grader.classroom.tree import tree
from grader.errors import UsageError


def split(root):
    found = list(tree(root))
    leaves = {f.shown: f for f in found if isinstance(f, Leaf)}
    return leaves, {f.place: f.message for f in found if isinstance(f, Problem)}


def archive(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def test_a_folder_is_read_in_order(tmp_path):
    """Files come sorted; hidden ones and caches do not come at all."""
    for name in ("b/x.py", "a/x.py", ".git/x.py", "a/__pycache__/x.py", "a/.x.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    leaves, problems = split(tmp_path)
    assert list(leaves) == ["a/x.py", "b/x.py"]
    assert leaves["b/x.py"].read(3) == b"b/x"
    assert problems == {}


def test_links_are_not_followed(tmp_path):
    """A link to a file outside, to what another handed in, to nowhere, to a folder: a line each."""
    outside, root = tmp_path / "secret.py", tmp_path / "in"
    outside.write_text("secret")
    root.mkdir()
    (root / "real.py").write_text("fine")
    (root / "inside.py").symlink_to("real.py")
    (root / "outside.py").symlink_to(outside)
    (root / "nowhere.py").symlink_to("gone.py")
    (root / "self.py").symlink_to("self.py")
    (root / "folder").symlink_to(tmp_path)
    leaves, problems = split(root)
    assert sorted(leaves) == ["real.py"]
    assert problems.pop("folder") == "a link to a folder is not followed"
    assert problems == dict.fromkeys(
        ("inside.py", "nowhere.py", "outside.py", "self.py"), "a link is not followed"
    )


def test_folders_in_each_other_a_thousand_times(tmp_path):
    """No depth stops the walk, whatever Python does with its own."""
    here = tmp_path
    for _ in range(1200):
        here = here / "a"
        here.mkdir()
    (here / "x.py").write_text("deep")
    try:
        leaves, _ = split(tmp_path)
        assert [leaf.read(9) for leaf in leaves.values()] == [b"deep"]
    finally:  # what clears the folder away later would stop at a thousand
        (here / "x.py").unlink()
        while here != tmp_path:
            here.rmdir()
            here = here.parent


def test_a_pipe_is_no_submission(tmp_path):
    """Opening a named pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.py")
    assert split(tmp_path) == ({}, {"pipe.py": "is no regular file"})


@pytest.mark.parametrize(
    "name", ["../up.py", "/etc/up.py", "a/../../up.py", "C:/up.py", "..\\up.py"]
)
def test_paths_do_not_lead_out_of_an_archive(tmp_path, name):
    """Such a member is named and left alone."""
    leaves, problems = split(archive(tmp_path / "class.zip", {name: "x", "a/fine.py": "y"}))
    assert list(leaves) == ["a/fine.py"]
    assert problems == {"up.py": "its path leads out of the archive"}


def test_links_in_an_archive_are_not_followed(tmp_path):
    """An archive can hold symbolic links; their targets are never opened."""
    path, info = tmp_path / "class.zip", zipfile.ZipInfo("a/link.py")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(info, "/etc/passwd")
    assert split(path) == ({}, {"a/link.py": "a link in an archive is not followed"})


@pytest.mark.parametrize("name", [".", "./.", "/", "a/./."])
def test_members_without_a_name(tmp_path, name):
    """An archive inside may hold them; the class goes on."""
    inner = archive(tmp_path / "work.zip", {name: "x", "fine.py": "y"})
    path = archive(tmp_path / "class.zip", {"ada/work.zip": inner.read_bytes()})
    leaves, _ = split(path)
    assert [leaf.read(9) for leaf in leaves.values() if leaf.name == "fine.py"] == [b"y"]


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_that_are_damaged(tmp_path, way):
    """Whatever a way of packing raises is an `OSError` of ours."""
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w", way) as file:
        file.writestr("x.py", bytes(range(256)))
    data = bytearray(path.read_bytes())
    start = 30 + len("x.py")
    data[start : start + 20] = b"\xff" * 20
    path.write_bytes(data)
    leaves, _ = split(path)
    with pytest.raises(OSError, match="damaged in the archive"):
        leaves["x.py"].read(1000)


def test_archives_inside_do_not_stay_in_memory(tmp_path):
    """Each is opened again when something of it is wanted."""
    inner = archive(tmp_path / "work.zip", {"a.py": "x", "b.py": "y"}).read_bytes()
    path = archive(tmp_path / "class.zip", {"ada/w.zip": inner, "ben/w.zip": inner})
    leaves, _ = split(path)
    assert [leaf.read(9) for leaf in leaves.values()] == [b"x", b"y"] * 2
    assert all(leaf.archived for leaf in leaves.values())
    assert trees._Inside.latest is not None and len(leaves) == 4


def test_an_archive_inside_with_too_many_members(tmp_path, monkeypatch):
    """One student has not as many files as a class."""
    monkeypatch.setattr(trees, "INNER_MEMBERS", 20)
    inner = archive(tmp_path / "w.zip", {f"{n}.py": "" for n in range(30)}).read_bytes()
    path = archive(tmp_path / "class.zip", {"ada/w.zip": inner})
    said = "the archive cannot be used: it announces 30 members, allowed 20"
    assert split(path) == ({}, {"ada/w.zip": said})


def test_an_archive_inside_that_announces_less(tmp_path, monkeypatch):
    """The number of members may be hidden; the members cannot."""
    monkeypatch.setattr(trees, "_announced", lambda file, most: None)
    monkeypatch.setattr(trees, "INNER_MEMBERS", 2)
    inner = archive(tmp_path / "w.zip", {f"{n}.py": "" for n in range(30)}).read_bytes()
    path = archive(tmp_path / "class.zip", {"ada/w.zip": inner})
    assert split(path) == ({}, {"ada/w.zip": "the archive cannot be used: it has too many members"})


def test_a_bomb_is_read_up_to_the_limit(tmp_path):
    """64 MB of zeros in a few KB: only what was asked for is unpacked."""
    path = archive(tmp_path / "class.zip", {"a/bomb.py": bytes(64 << 20)})
    leaves, _ = split(path)
    assert path.stat().st_size < 100_000
    assert len(leaves["a/bomb.py"].read(1000)) == 1000


def test_an_archive_with_too_many_members_is_refused_unread(tmp_path, monkeypatch):
    """What the end of the archive announces is enough."""
    path = archive(tmp_path / "class.zip", {f"{n}.py": "" for n in range(30)})
    monkeypatch.setattr(trees, "MEMBERS", 20)
    with pytest.raises(UsageError, match=r"it announces 30 members, allowed 20"):
        split(path)


def test_a_sparse_archive_of_2_gb_is_refused_quickly(tmp_path):
    """Size alone costs nothing: the file's end is no directory."""
    path = tmp_path / "class.zip"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(UsageError, match="is no zip archive, or a broken one"):
        split(path)


@pytest.mark.parametrize("at", [0, 10, 40, 90, -30, -10, -4])
def test_damaged_archives_are_said_aloud(tmp_path, at):
    """Whatever byte is wrong: our own error, a problem, or an `OSError` when reading."""
    whole = archive(tmp_path / "class.zip", {"a/x.py": "print(1)\n" * 50}).read_bytes()
    data = bytearray(whole)
    data[at] ^= 0xFF
    (tmp_path / "class.zip").write_bytes(data)
    try:
        leaves, _ = split(tmp_path / "class.zip")
    except UsageError:
        return
    for leaf in leaves.values():
        try:
            leaf.read(1000)
        except OSError as error:
            assert "damaged in the archive" in error.strerror


def test_a_student_may_hand_in_an_archive(tmp_path):
    """It is opened in memory, and one in it, too; a third one is a file like another."""

    def packed(**files):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as file:
            for name, text in files.items():
                file.writestr(name.replace("_", "."), text)
        return data.getvalue()

    second = packed(layer_py="y", third_zip=packed(deep_py="z"))
    first = packed(affine_py="x", more_ZIP=second)
    path = archive(tmp_path / "class.zip", {"ada/work.zip": first, "bob/work.zip": b"?"})
    leaves, problems = split(path)
    assert {name: (leaf.depth, leaf.read(9)[:1]) for name, leaf in leaves.items()} == {
        "ada/work/affine.py": (1, b"x"),
        "ada/work/more/layer.py": (2, b"y"),
        "ada/work/more/third.zip": (2, b"P"),
    }
    assert "the archive cannot be used" in problems["bob/work.zip"]


def test_an_archive_called_code(tmp_path):
    """What begins as a zip is one, whatever it is called."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("affine.py", "x")
    (tmp_path / "hw1.py").write_bytes(inner.getvalue())
    (tmp_path / "plain.py").write_text("PK")
    leaves, problems = split(tmp_path)
    assert sorted(leaves) == ["hw1.py/affine.py", "plain.py"]
    assert not problems


def test_an_encrypted_member_is_named(tmp_path):
    """There is nobody to ask for the password."""
    path = archive(tmp_path / "class.zip", {"a/x.py": "x"})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    path.write_bytes(data)
    assert split(path) == ({}, {"a/x.py": "is encrypted"})


def test_what_is_not_there(tmp_path):
    """Neither folder nor archive."""
    with pytest.raises(UsageError, match="no folder or archive"):
        split(tmp_path / "gone")


def test_an_archive_of_2_gb_is_read_where_it_is_wanted(tmp_path):
    """Only its directory and the members that are asked for; the rest stays on the disk."""
    path = archive(tmp_path / "class.zip", {"a/x.py": "print(1)\n", "a/data.bin": "x"})
    data = path.read_bytes()
    with path.open("wb") as file:
        file.truncate(2 << 30)
        file.seek(2 << 30)
        file.write(data)
    leaves, problems = split(path)
    assert (sorted(leaves), problems) == (["a/data.bin", "a/x.py"], {})
    assert leaves["a/x.py"].read(100) == b"print(1)\n"


def test_a_folder_that_cannot_be_read(tmp_path, monkeypatch):
    """It is not called empty."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UsageError, match=r"cannot read `.*`: Permission denied"):
        split(tmp_path)
