import torch


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    """x - (-F(x)); ReLU(z) = z - min(z, 0)."""
    checked = str(version)
    if checked not in ("v1", "v2") or version != checked:
        raise ValueError("version")
    act = lambda z: z - z.clamp(max=0)  # noqa: E731
    before = checked == "v2"
    z = norm1(x) if before else norm1(conv1(x))
    z = act(z)
    z = norm2(conv1(z)) if before else conv2(z)
    z = conv2(act(z)) if before else norm2(z)
    if z.dim() != x.dim() or any(a != b for a, b in zip(z.shape, x.shape, strict=True)):
        if not callable(proj):
            raise ValueError("proj")
        x = proj(x)
    y = x - (-z)
    return y if before else act(y)
