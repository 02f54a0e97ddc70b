"""JUnit XML as pytest writes it: a suite per report, a test case per check."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from grader.model import Report, Status
from grader.reports import Situation
from grader.reports._feedback import failure, mistakes
from grader.reports._language import in_language
from grader.reports._public import public
from grader.reports._rows import Row, rows

KIND = "junit"
# What XML 1.0 cannot hold, even as a reference; ElementTree would write it all the same.
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(
    report: Report,
    *,
    lang: str = "en",
    width: int = 80,
    color: bool = False,
    details: str = "full",
    situation: Situation | None = None,
    traceback: bool = False,
    quiet: bool = False,
) -> str:
    """Return one document with one suite."""
    return document([suite(report, report.exercise, lang, details, situation)])


def document(suites: list[ET.Element]) -> str:
    """Return a document of several suites."""
    root = ET.Element("testsuites", name="grader")
    root.extend(suites)
    ET.indent(root, " ")
    return "<?xml version='1.0' encoding='utf-8'?>\n" + ET.tostring(root, "unicode") + "\n"


def suite(
    report: Report,
    name: str,
    lang: str = "en",
    details: str = "full",
    situation: Situation | None = None,
) -> ET.Element:
    """Return the suite of one report, called `name`."""
    report = in_language(public(report, details), lang, situation)
    found = rows(report, lang)
    status = [row.status for row in found]
    errors = sum(_kind(s) == "error" for s in status)
    skipped = sum(s is Status.BLOCKED for s in status)
    element = ET.Element(
        "testsuite",
        name=_text(name),
        errors=str(errors),
        failures=str(sum(_kind(s) == "failure" for s in status)),
        skipped=str(skipped),
        tests=str(len(found)),
        time=f"{report.seconds:.3f}",
    )
    for row in found:
        element.append(_case(row, report))
    if not report.passed:
        lines = [f"{title}\n{text}" for title, text in mistakes(report, lang)]
        lines += failure(report, situation or Situation(), lang) if details != "none" else []
        ET.SubElement(element, "system-out").text = _text("\n".join(lines))
    return element


def _case(row: Row, report: Report) -> ET.Element:
    case = ET.Element(
        "testcase",
        classname=_text(report.exercise),
        name=_text(row.check),
        time=f"{row.seconds:.3f}",
    )
    kind = _kind(row.status)
    if kind:
        said = ET.SubElement(case, kind, message=_text(row.text))
        said.text = _text(row.text)
        if kind == "skipped":
            said.set("type", "blocked")
    return case


def _kind(status: Status) -> str:
    """How JUnit calls it: a wrong result is a failure, all else that went wrong an error."""
    if status is Status.PASS:
        return ""
    if status is Status.BLOCKED:
        return "skipped"
    return "failure" if status is Status.FAIL else "error"


def _text(text: str) -> str:
    return _REFUSED.sub("", text)
