"""What pyproject.toml cannot say: packages are found, and translations are compiled."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

CONTENT = "grader._content"
"""The exercises and solutions at the top of the repository, as data of a package."""


class Build(build_py):
    """Compile every translation beside its source; take no module for a part of the content."""

    def run(self) -> None:
        for source in Path("grader/locale").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
                write_mo(binary, read_po(text, locale=source.parts[-3]))
        super().run()

    def find_package_modules(self, package: str, package_dir: str) -> list[tuple[str, str, str]]:
        return [] if package == CONTENT else super().find_package_modules(package, package_dir)


setup(
    packages=[*find_packages(include=["grader", "grader.*"]), CONTENT],
    package_dir={"grader": "grader", CONTENT: "."},
    cmdclass={"build_py": Build},
)
