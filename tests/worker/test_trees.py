"""Parts of trees by their paths."""

from __future__ import annotations

import pytest

from grader.worker.trees import part

TREE = {"load": {"w_q.weight": 1, "w_q": {"bias": 2}, "deep.er.name": [3, {"x.y": 4}]}}


@pytest.mark.parametrize(
    ("path", "want"),
    [
        pytest.param("load.w_q.weight", 1, id="a key with a dot"),
        pytest.param("load.w_q.bias", 2, id="beside a key that is a beginning of it"),
        pytest.param("load.deep.er.name.0", 3, id="several dots, then a place"),
        pytest.param("load.deep.er.name.1.x.y", 4, id="dots further down"),
        pytest.param("load.deep.er", None, id="only a part of a key"),
        pytest.param("load.deep.er.name.2", None, id="no such place"),
        pytest.param("", TREE, id="the whole"),
    ],
)
def test_part(path: str, want: object) -> None:
    """Gradients of a script are asked for by names such as `load.conv.weight`."""
    assert part(TREE, path) == want
