"""Headless Chromium: what a page looks like there, and what it asks for."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
needs_browser = pytest.mark.skipif(not BROWSER, reason="there is no Chromium")

_MEASURE = """<script>
addEventListener("load", () => {
  const inside = document.querySelector("iframe").contentDocument, found = {};
  found.width = inside.documentElement.scrollWidth;
  found.paper = getComputedStyle(inside.body).backgroundColor;
  found.ink = getComputedStyle(inside.body).color;
  found.drawings = inside.querySelectorAll("svg").length;
  found.wide = [...inside.querySelectorAll("svg text")].filter(
    (t) => t.getBBox().x < -1 || t.getBBox().x + t.getBBox().width >
      t.ownerSVGElement.viewBox.baseVal.width + 1).length;
  found.requests = performance.getEntriesByType("resource").length;
  document.title = JSON.stringify(found);
});
</script>"""


def measured(folder: Path, page: str, width: int, *, dark: bool = False) -> tuple[str, str]:
    """Return what a page measures in a frame of `width`, as JSON, and what the browser logged."""
    frame = f'<iframe width="{width}" height="900" srcdoc="{html.escape(page)}"></iframe>'
    around = folder / f"around-{width}-{dark}.html"
    around.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{frame}{_MEASURE}")
    switches = [
        *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update", "--dump-dom"),
        *(f"--user-data-dir={folder / f'profile-{width}-{dark}'}", "--window-size=1300,1000"),
        *("--enable-logging=stderr", "--v=0", "--host-resolver-rules=MAP * ~NOTFOUND"),
        *(["--blink-settings=preferredColorScheme=0"] if dark else []),
    ]
    done = subprocess.run(
        [str(BROWSER), *switches, around.as_uri()], capture_output=True, timeout=90, text=True
    )
    title = done.stdout.partition("<title>")[2].partition("</title>")[0]
    return html.unescape(title), done.stderr
