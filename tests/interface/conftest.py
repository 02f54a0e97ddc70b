"""A folder to work in, with the course of two small exercises."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def folder(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a program runs in; the course is the small one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRADER_CONTENT", str(small))
    monkeypatch.delenv("GRADER_LANG", raising=False)
    return tmp_path


@pytest.fixture
def load(folder: Path) -> Iterator[Callable[[str, str], ModuleType]]:
    """Write a module into the folder and import it."""
    names: list[str] = []

    def run(name: str, source: str) -> ModuleType:
        path = folder / f"{name}.py"
        path.write_text(source)
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        names.append(name)
        spec.loader.exec_module(module)
        return module

    yield run
    for name in names:
        sys.modules.pop(name, None)
