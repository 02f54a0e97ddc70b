"""`--watch`: once per save, and Ctrl-C ends it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from grader.cli._watch import INTERVAL, REST, watch


@pytest.fixture
def watched(tmp_path):
    """Return a function that plays a script of edits and counts the runs."""
    path = tmp_path / "work.py"
    path.write_text("")

    def play(*steps):
        runs, script = [], iter(steps)

        def wait(seconds):
            assert seconds in (INTERVAL, REST)
            step = next(script, "stop")
            if step == "stop":
                raise KeyboardInterrupt
            if step == "gone":
                path.unlink()
            elif step.startswith("key "):
                return step[-1]
            elif step:
                path.write_text(step)
            return ""

        watch(
            [path], lambda: runs.append(path.read_text()), wait, {"h": lambda: runs.append("hint")}
        )
        return runs

    return play


def test_runs_at_once(watched):
    """The first run does not wait for a save."""
    assert watched() == [""]


def test_nothing_changes(watched):
    """Without a save nothing runs."""
    assert watched("", "", "") == [""]


def test_one_run_per_save(watched):
    """A save runs once, when the file has rested for an interval."""
    assert watched("a", "", "", "") == ["", "a"]


def test_waits_for_the_last_of_several_writes(watched):
    """An editor that writes in steps causes one run."""
    assert watched("a", "ab", "abc", "", "") == ["", "abc"]


def test_replaced_file(watched):
    """A file that is gone for a moment is no change; its return is."""
    assert watched("gone", "", "abcd", "", "") == ["", "abcd"]


def test_keys(watched):
    """A key does what it stands for, `q` ends it, any other does nothing."""
    assert watched("key x", "key h", "", "key q", "a", "", "") == ["", "hint"]


def test_a_key_may_watch_another_file(tmp_path):
    """What is watched from then on is the file that a key put there; that alone runs nothing."""
    first, second = tmp_path / "a.py", tmp_path / "b.py"
    first.write_text("")
    second.write_text("")
    paths, runs, steps = [first], [], iter(["n", "", "", "a", "", "b", "", ""])

    def wait(seconds):
        step = next(steps, "q")
        if step in ("a", "b"):
            (tmp_path / f"{step}.py").write_text("x")
            return ""
        return step

    watch(
        paths, lambda: runs.append(paths[0].name), wait, {"n": lambda: paths.__setitem__(0, second)}
    )
    assert runs == ["a.py", "b.py"]


def test_the_next_exercise_is_begun(cli):
    """After a pass, the next exercise takes its place, with a file to begin with."""
    from grader.cli._setting import Setting
    from grader.cli.check import _at_work, _begin
    from grader.interface.work import works

    cli.right("affine.py")
    assert cli("check", "affine.py").code == 0
    setting = Setting({"GRADER_CONTENT": str(cli.course)}, cli.folder)
    chosen = works(setting, ("affine.py",), "")
    assert _at_work(setting, chosen).exercise == "affine"
    assert _begin(setting, chosen)
    assert [(work.path.name, work.exercise) for work in chosen] == [("double_it.py", "double-it")]
    assert (cli.folder / "double_it.py").read_text().startswith("# grader: exercise=double-it")


def test_how_much_is_done(cli):
    """A line below the report: what is done of the course, with a bar."""
    from grader.cli._setting import Setting
    from grader.cli.check import _done

    setting = Setting({"GRADER_CONTENT": str(cli.course)}, cli.folder)
    assert _done(setting) == "0 of 2 done, 0%  [........................]"
    cli.right("affine.py")
    assert cli("check", "affine.py").code == 0
    setting.forget_history()
    assert _done(setting) == "1 of 2 done, 50%  [############............]"


def test_interrupted_run(tmp_path):
    """Ctrl-C during a run ends the watch, too."""
    path = tmp_path / "work.py"
    path.write_text("")

    def run():
        raise KeyboardInterrupt

    watch([path], run, lambda seconds: "", {})


def test_check_watch(cli, monkeypatch):
    """The command ends with exit 0, whatever the last verdict was, and starts nothing else."""

    def stop(seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", stop)
    cli.wrong("affine.py")
    done = cli("check", "affine.py", "--watch")
    assert done.code == 0
    assert "NOT YET" in done.out
    assert done.err == "watching: save to check again, Ctrl-C to stop\n\nstopped watching\n"


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("submission", ["correct/stable-softmax", "wrong/stable-softmax"])
def test_right_is_said_before_it_is_timed(cli, monkeypatch, submission):
    """Whoever saves waits for no race: it is run for a right file only, after saying so."""

    def stop(seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", stop)
    folder = ROOT / "tests" / submission
    file = folder / "plain.py" if "correct" in submission else min(folder.glob("*.py"))
    cli.write("work.py", file.read_text(encoding="utf-8"))
    done = cli(
        *("check", "work.py", "--exercise", "stable-softmax", "--watch", "-v"),
        GRADER_CONTENT=str(ROOT),
    )
    said = "stable-softmax: everything else passes; timing it ...\n"
    if "wrong" in submission:
        assert said not in done.err
        assert "NOT YET" in done.out
        assert "✓ speed" not in done.out
    else:
        assert done.err.startswith(said)
        assert "✓ speed" in done.out
        assert done.out.count("PASSED") == 1
    assert cli.log().count("checked") == 1
