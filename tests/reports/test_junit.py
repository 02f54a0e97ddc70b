"""JUnit XML: the elements and attributes pytest writes, and nothing a parser refuses."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from grader.model import Status

KIND = "junit"

SUITE = {"name", "errors", "failures", "skipped", "tests", "time"}


def test_a_suite_with_its_cases(render, wrong):
    """Counts agree with the cases; a blocked check is skipped."""
    root = ET.fromstring(render(wrong))
    (suite,) = root
    assert (root.tag, suite.tag, set(suite.attrib)) == ("testsuites", "testsuite", SUITE)
    cases = suite.findall("testcase")
    assert [case.get("name") for case in cases] == ["runs", "values", "gradient"]
    assert all(set(case.attrib) == {"classname", "name", "time"} for case in cases)
    kinds = [case[0].tag if len(case) else "" for case in cases]
    assert kinds == ["", "failure", "skipped"]
    counts = [suite.get(k) for k in ("tests", "failures", "errors", "skipped")]
    assert counts == ["3", "1", "0", "1"]
    assert "leaves out the causal mask" in suite.findtext("system-out")


def test_an_exception_is_an_error(render, raised):
    """A wrong result is a failure, all else an error."""
    (suite,) = ET.fromstring(render(raised))
    assert (suite.get("errors"), suite.get("failures")) == ("1", "0")


def test_control_characters_are_stripped(render, report, outcome):
    """ElementTree would write what no parser reads."""
    bad = outcome("values", status=Status.FAIL, message="a\x00b\x1bc\ufffe<&>\ud800")
    text = render(replace(report(bad), file="\x08"))
    (suite,) = ET.fromstring(text)
    assert suite.find("testcase")[0].get("message").startswith("a")
    assert "&lt;&amp;&gt;" in text
