"""Command lines that cannot be read: what is wrong, in both languages, and what to do."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

CASES = {
    "option": (
        ["check", "--sead", "1"],
        "error: no such option `--sead`\nhint: did you mean `--seed`?\n",
        "错误：没有选项 `--sead`\n提示：是不是 `--seed`？\n",
    ),
    "unlike any option": (
        ["list", "--xyzzy"],
        "error: no such option `--xyzzy`\nhint: see `grader list --help`\n",
        "错误：没有选项 `--xyzzy`\n提示：参见 `grader list --help`\n",
    ),
    "command": (
        ["chek"],
        "error: no command `chek`\nhint: did you mean `check`?\n",
        "错误：没有命令 `chek`\n提示：是不是 `check`？\n",
    ),
    "argument": (
        ["repro", "affine"],
        "error: missing argument `CASE`\nhint: see `grader repro --help`\n",
        "错误：缺少参数 `CASE`\n提示：参见 `grader repro --help`\n",
    ),
    "required option": (
        ["author", "import", "x.gift"],
        "error: missing option `--from`\nhint: see `grader author import --help`\n",
        "错误：缺少选项 `--from`\n提示：参见 `grader author import --help`\n",
    ),
    "no number": (
        ["check", "--seed", "x"],
        "error: invalid value for `--seed`: `x` is not a valid integer\n"
        "hint: see `grader check --help`\n",
        "错误：`--seed` 的值无效：`x` 不是整数\n提示：参见 `grader check --help`\n",
    ),
    "out of range": (
        ["author", "export", "gift", "q", "--variants", "101"],
        "error: invalid value for `--variants`: 101 is not in the range 1<=x<=100\n"
        "hint: see `grader author export --help`\n",
        "错误：`--variants` 的值无效：101 不在范围 1<=x<=100 之内\n"
        "提示：参见 `grader author export --help`\n",
    ),
    "no choice": (
        ["author", "schema", "quizz"],
        "error: invalid value for `[exercise|misconceptions|quiz]`: `quizz` is not one of "
        "`exercise`, `misconceptions`, `quiz`\nhint: see `grader author schema --help`\n",
        "错误：`[exercise|misconceptions|quiz]` 的值无效：`quizz` 不是可选的值："
        "`exercise`、`misconceptions`、`quiz`\n提示：参见 `grader author schema --help`\n",
    ),
    "option without its value": (
        ["hint", "affine", "--level"],
        "error: option `--level` requires an argument\nhint: see `grader hint --help`\n",
        "错误：选项 `--level` 后面要有值\n提示：参见 `grader hint --help`\n",
    ),
    "flag with a value": (
        ["check", "--watch=1"],
        "error: option `--watch` does not take a value\nhint: see `grader check --help`\n",
        "错误：选项 `--watch` 不带值\n提示：参见 `grader check --help`\n",
    ),
    "one too many": (
        ["show", "affine", "b"],
        "error: got unexpected extra argument (b)\nhint: see `grader show --help`\n",
        "错误：多了参数：b\n提示：参见 `grader show --help`\n",
    ),
    "two too many": (
        ["show", "affine", "b", "missing option"],
        "error: got unexpected extra arguments (b missing option)\n"
        "hint: see `grader show --help`\n",
        "错误：多了参数：b missing option\n提示：参见 `grader show --help`\n",
    ),
    "text that looks like ours": (
        ["check", "--device", "no such option: did you mean this?"],
        "error: invalid value for `--device`: `no such option: did you mean this?` is not one of "
        "`cpu`, `cuda`, `mps`, `auto`\nhint: see `grader check --help`\n",
        "错误：`--device` 的值无效：`no such option: did you mean this?` 不是可选的值："
        "`cpu`、`cuda`、`mps`、`auto`\n提示：参见 `grader check --help`\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong(cli, name):
    """It is said from what is known of the mistake: a value is never read as a sentence."""
    argv, english, chinese = CASES[name]
    done = cli(*argv)
    assert (done.code, done.out, done.err) == (2, "", english)
    done = cli(*argv, GRADER_LANG="zh")
    assert (done.code, done.out, done.err) == (2, "", chinese)


def test_languages(cli):
    """Those that have a catalogue are offered."""
    assert "--lang [en|zh]" in cli("--help").out
    err = cli("list", "--lang", "fr").err
    assert err.startswith("error: invalid value for `--lang`: `fr` is not one of `en`, `zh`\n")
    assert cli("list", GRADER_LANG="fr").code == 0


def test_a_catalogue_that_is_not_built(cli, monkeypatch):
    """It is said once, with the command that builds it, and everything goes on in English."""
    monkeypatch.setattr("grader.messages.message.catalogue", lambda lang: NullTranslations())
    monkeypatch.setattr("grader.cli._main.is_built", lambda lang: lang == "en")
    done = cli("list", "--lang", "zh")
    assert done.code == 0
    assert done.err == (
        "warning: the catalogue of `zh` is not built\n"
        "hint: `make setup` in a checkout of the grader builds it\n"
    )
    assert cli("list").err == ""
