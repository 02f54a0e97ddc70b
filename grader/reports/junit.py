"""JUnit XML as pytest writes it: a suite per report, a test case per check."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from grader.model import Status
from grader.reports import Audience, Display, Row, View
from grader.reports._feedback import failure, mistakes

KIND = "junit"
AUDIENCE = Audience.STUDENT
# What XML 1.0 cannot hold, even as a reference; ElementTree would write it all the same.
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(view: View, options: Display) -> str:
    """Return one document with one suite."""
    return document([suite(view, view.report.exercise)])


def document(suites: list[ET.Element]) -> str:
    """Return a document of several suites."""
    root = ET.Element("testsuites", name="grader")
    root.extend(suites)
    ET.indent(root, " ")
    return "<?xml version='1.0' encoding='utf-8'?>\n" + ET.tostring(root, "unicode") + "\n"


def suite(view: View, name: str) -> ET.Element:
    """Return the suite of one report, called `name`."""
    kinds = [_kind(row.status) for row in view.rows]
    element = ET.Element(
        "testsuite",
        name=_text(name),
        errors=str(kinds.count("error")),
        failures=str(kinds.count("failure")),
        skipped=str(kinds.count("skipped")),
        tests=str(len(kinds)),
        time=f"{view.report.seconds:.3f}",
    )
    properties = ET.SubElement(element, "properties")
    ET.SubElement(properties, "property", name="isolation", value=_text(view.isolation))
    for row in view.rows:
        element.append(_case(row, view.report.exercise))
    if not view.report.passed:
        lines = [f"{title}\n{text}" for title, text in mistakes(view)]
        ET.SubElement(element, "system-out").text = _text("\n".join([*lines, *failure(view)]))
    return element


def _case(row: Row, exercise: str) -> ET.Element:
    case = ET.Element(
        "testcase",
        classname=_text(exercise),
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
