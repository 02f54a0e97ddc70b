"""Residual block: the shortcut is added to a branch of two convolutions, in two orders."""

import torch


class given:
    """Layers without a state: what they do depends on their arguments alone."""

    class Conv:
        """Convolution of (n, c, h, w) with a kernel (m, c, k, k), zeros around it, no bias."""

        def __init__(self, kernel, stride=1):
            self.kernel, self.stride = kernel, stride

        def __call__(self, x):
            padding = self.kernel.shape[-1] // 2
            return torch.conv2d(x, self.kernel, stride=self.stride, padding=padding)

    class Norm:
        """Normalisation of each channel over batch and positions, then scale and shift."""

        def __init__(self, scale, shift, eps=1e-5):
            self.scale, self.shift, self.eps = scale, shift, eps

        def __call__(self, x):
            centred = x - x.mean((0, 2, 3), keepdim=True)
            variance = (centred * centred).mean((0, 2, 3), keepdim=True)
            scale, shift = (p[:, None, None] for p in (self.scale, self.shift))
            return centred / torch.sqrt(variance + self.eps) * scale + shift


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    """Add the shortcut to the branch F(x), and in v1 take the ReLU of the sum.

    Parameters
    ----------
    x : tensor of shape (n, c, h, w)
    conv1, conv2, norm1, norm2 : callable
    version : 'v1' or 'v2'
        Whether normalisation and ReLU follow the convolutions or precede them.
    proj : callable, optional
        The shortcut if x and F(x) have different shapes.

    Returns
    -------
    tensor of the shape of F(x)

    Raises
    ------
    ValueError
        Another version; or the shapes differ, and there is no projection.
    """
    if version == "v1":
        branch = norm2(conv2(torch.relu(norm1(conv1(x)))))
    elif version == "v2":
        branch = conv2(torch.relu(norm2(conv1(torch.relu(norm1(x))))))
    else:
        raise ValueError(f"version is {version!r}, expected 'v1' or 'v2'")
    shortcut = x
    if branch.shape != x.shape:
        if proj is None:
            raise ValueError(f"{tuple(x.shape)} becomes {tuple(branch.shape)} without a projection")
        shortcut = proj(x)
    return torch.relu(branch + shortcut) if version == "v1" else branch + shortcut


# --------------------------------------------------------------------------- correct as well


class by_list_of_layers:
    """Both versions as lists of layers, run through by one loop."""

    def residual_block(self, x, conv1, conv2, norm1, norm2, version, proj=None):
        relu = torch.nn.ReLU()
        orders = {
            "v1": [conv1, norm1, relu, conv2, norm2],
            "v2": [norm1, relu, conv1, norm2, relu, conv2],
        }
        if version not in orders:
            raise ValueError("unknown version")
        out = x
        for layer in orders[version]:
            out = layer(out)
        if out.size() == x.size():
            out = out + x
        elif proj is not None:
            out = out + proj(x)
        else:
            raise ValueError("a projection is needed")
        return relu(out) if version == "v1" else out


class by_where:
    """ReLU as a choice, the sum as a mean, the version as a number."""

    def residual_block(self, x, conv1, conv2, norm1, norm2, version, proj=None):
        pre = {"v1": False, "v2": True}.get(version)
        if pre is None:
            raise ValueError(version)
        h = self.relu(norm1(x)) if pre else x
        h = conv1(h)
        h = self.relu((norm2 if pre else norm1)(h))
        h = conv2(h) if pre else norm2(conv2(h))
        if tuple(h.shape) != tuple(x.shape) and proj is None:
            raise ValueError("shapes")
        shortcut = x if h.shape == x.shape else proj(x)
        total = 2 * torch.stack([shortcut, h]).mean(0)
        return total if pre else self.relu(total)

    def relu(self, z):
        return torch.where(z > 0, z, torch.zeros_like(z))


class by_modules:
    """A module that holds the layers, as it stands in libraries."""

    def residual_block(self, x, conv1, conv2, norm1, norm2, version, proj=None):
        class Apply(torch.nn.Module):
            def __init__(self, function):
                super().__init__()
                self.function = function

            def forward(self, z):
                return self.function(z)

        relu = torch.nn.ReLU
        if version == "v1":
            layers = [Apply(conv1), Apply(norm1), relu(), Apply(conv2), Apply(norm2)]
            last = relu()
        elif version == "v2":
            layers = [Apply(norm1), relu(), Apply(conv1), Apply(norm2), relu(), Apply(conv2)]
            last = torch.nn.Identity()
        else:
            raise ValueError("version")
        branch = torch.nn.Sequential(*layers)(x)
        if branch.shape == x.shape:
            return last(x + branch)
        if proj is None:
            raise ValueError("proj")
        return last(proj(x) + branch)


class by_clamping:
    """max(0, z) by clamp, and the sum in place of a copy of the shortcut."""

    def residual_block(self, x, conv1, conv2, norm1, norm2, version, proj=None):
        if version not in ("v1", "v2"):
            raise ValueError
        first, second = (conv1, norm1) if version == "v1" else (norm1, conv1)
        if version == "v1":
            branch = norm2(conv2(second(first(x)).clamp(min=0)))
        else:
            branch = conv2(norm2(second(first(x).clamp(min=0))).clamp(min=0))
        if branch.shape != x.shape:
            if not proj:
                raise ValueError
            out = proj(x)
        else:
            out = x.clone()
        out += branch
        return out.clamp(min=0) if version == "v1" else out


# --------------------------------------------------------------------------- wrong


class steps:
    """The model answer in steps, for wrong variants to replace one of them."""

    def residual_block(self, x, conv1, conv2, norm1, norm2, version, proj=None):
        self.check(version)
        if version == "v1":
            branch = self.branch_v1(x, conv1, conv2, norm1, norm2)
            shortcut = self.shortcut(x, x, branch, proj)
            return self.sum_v1(branch, shortcut, norm2)
        branch = self.branch_v2(x, conv1, conv2, norm1, norm2)
        shortcut = self.shortcut(x, self.origin_v2(x, norm1), branch, proj)
        return self.sum_v2(branch, shortcut)

    def check(self, version):
        if version not in ("v1", "v2"):
            raise ValueError("version")

    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return norm2(conv2(torch.relu(norm1(conv1(x)))))

    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return conv2(torch.relu(norm2(conv1(torch.relu(norm1(x))))))

    def origin_v2(self, x, norm1):
        return x

    def shortcut(self, x, origin, branch, proj):
        return origin if branch.shape == x.shape else self.projected(origin, proj)

    def projected(self, origin, proj):
        if proj is None:
            raise ValueError("proj")
        return proj(origin)

    def sum_v1(self, branch, shortcut, norm2):
        return torch.relu(branch + shortcut)

    def sum_v2(self, branch, shortcut):
        return branch + shortcut


class no_skip(steps):
    def sum_v1(self, branch, shortcut, norm2):
        return torch.relu(branch)

    def sum_v2(self, branch, shortcut):
        return branch


class no_skip_v2(steps):
    def sum_v2(self, branch, shortcut):
        return branch


class relu_before_add(steps):
    def sum_v1(self, branch, shortcut, norm2):
        return torch.relu(branch) + shortcut


class relu_after_add_v2(steps):
    def sum_v2(self, branch, shortcut):
        return torch.relu(branch + shortcut)


class v1_no_final_relu(steps):
    def sum_v1(self, branch, shortcut, norm2):
        return branch + shortcut


class v2_skip_from_preactivated(steps):
    def origin_v2(self, x, norm1):
        return torch.relu(norm1(x))


class v2_skip_from_normalised(steps):
    def origin_v2(self, x, norm1):
        return norm1(x)


class v2_skip_from_preactivated_unless_projected(v2_skip_from_preactivated):
    def shortcut(self, x, origin, branch, proj):
        return super().shortcut(x, origin if branch.shape == x.shape else x, branch, proj)


class v2_projects_preactivated(steps):
    """The shortcut is x where shapes agree, and projects what is activated where they do not."""

    def residual_block(self, x, conv1, conv2, norm1, norm2, version, proj=None):
        if version == "v2" and proj is not None:
            inner = proj

            def proj(_):
                return inner(torch.relu(norm1(x)))

        return super().residual_block(x, conv1, conv2, norm1, norm2, version, proj)


class always_project(steps):
    def shortcut(self, x, origin, branch, proj):
        if proj is not None:
            return proj(origin)
        return super().shortcut(x, origin, branch, proj)


class crop_channels(steps):
    def projected(self, origin, proj):
        return origin[:, :1] if proj is None else proj(origin)


class bn_order_v2(steps):
    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return conv2(norm2(torch.relu(conv1(norm1(torch.relu(x))))))


class bn_order_v2_first_only(steps):
    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return conv2(torch.relu(norm2(conv1(norm1(torch.relu(x))))))


class version_ignored(steps):
    """v1 whatever the version; where the channels change, its norms do not fit those of v2."""

    def residual_block(self, x, conv1, conv2, norm1, norm2, version, proj=None):
        self.check(version)
        return super().residual_block(x, conv1, conv2, norm1, norm2, "v1", proj)


class add_before_norm(steps):
    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return conv2(torch.relu(norm1(conv1(x))))

    def sum_v1(self, branch, shortcut, norm2):
        return torch.relu(norm2(branch + shortcut))


class convolution_first_v2(steps):
    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return norm2(conv2(torch.relu(norm1(conv1(x)))))


class no_relu_between(steps):
    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return norm2(conv2(norm1(conv1(x))))

    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return conv2(norm2(conv1(torch.relu(norm1(x)))))


class no_relu_between_v1(steps):
    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return norm2(conv2(norm1(conv1(x))))


class no_relu_between_v2(steps):
    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return conv2(norm2(conv1(torch.relu(norm1(x)))))


class norms_swapped(steps):
    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v1(x, conv1, conv2, norm2, norm1)

    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v2(x, conv1, conv2, norm2, norm1)


class norms_swapped_v1(steps):
    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v1(x, conv1, conv2, norm2, norm1)


class norms_swapped_v2(steps):
    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v2(x, conv1, conv2, norm2, norm1)


class convolutions_swapped(steps):
    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v1(x, conv2, conv1, norm1, norm2)

    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v2(x, conv2, conv1, norm1, norm2)


class skip_scaled(steps):
    def shortcut(self, x, origin, branch, proj):
        return super().shortcut(x, origin, branch, proj) / 2

    def sum_v1(self, branch, shortcut, norm2):
        return torch.relu(branch / 2 + shortcut)

    def sum_v2(self, branch, shortcut):
        return branch / 2 + shortcut


class version_unchecked(steps):
    def check(self, version):
        pass


class torch_branch_detached(steps):
    def branch_v1(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v1(x, conv1, conv2, norm1, norm2).detach()

    def branch_v2(self, x, conv1, conv2, norm1, norm2):
        return super().branch_v2(x, conv1, conv2, norm1, norm2).detach()


class torch_skip_detached(steps):
    def shortcut(self, x, origin, branch, proj):
        return super().shortcut(x, origin, branch, proj).detach()


class torch_data(steps):
    def sum_v1(self, branch, shortcut, norm2):
        return torch.relu(branch + shortcut).data

    def sum_v2(self, branch, shortcut):
        return (branch + shortcut).data


class in_place(steps):
    def shortcut(self, x, origin, branch, proj):
        found = super().shortcut(x, origin, branch, proj)
        if not found.requires_grad:
            found += branch
            branch *= 0
        return found
