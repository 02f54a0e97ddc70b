"""The gradient by the input against the gradient by the parameters of a network."""

import torch


class given:
    """Activations, entry by entry, and readouts: from the last layer to one number."""

    def tanh(z):
        return torch.tanh(z)

    def relu(z):
        return torch.relu(z)

    def softplus(z):
        return torch.nn.functional.softplus(z)

    def identity(z):
        return z * 1

    class Linear:
        """a · h"""

        def __init__(self, a):
            self.a = a

        def __call__(self, h):
            return (self.a * h).sum()

    class Critic:
        """a · h + (h · b)²/2"""

        def __init__(self, a, b):
            self.a, self.b = a, b

        def __call__(self, h):
            return (self.a * h).sum() + (h * self.b).sum() ** 2 / 2


def gradient_bound(Ws, bs, x, act, readout):
    """Both sides of the inequality between the gradient by the input and by the parameters.

    Parameters
    ----------
    Ws : list of tensors of shape (d_{t+1}, d_t)
    bs : list of tensors of shape (d_{t+1},)
    x : tensor of shape (d_1,)
    act : callable
        The activation, entry by entry.
    readout : callable
        From the last layer to a number.

    Returns
    -------
    lhs, rhs : float
    """
    Ws, bs = ([p.detach().requires_grad_() for p in ps] for ps in (Ws, bs))
    h = x.detach().requires_grad_()
    inputs, jacobians, J = [h], [], torch.eye(len(x), dtype=x.dtype, device=x.device)
    for W, b in zip(Ws, bs, strict=True):
        jacobians.append(J)
        z = W @ inputs[-1] + b
        inputs.append(act(z))
        (slope,) = torch.autograd.grad(act(z).sum(), z, retain_graph=True)  # act'(z)
        J = slope[:, None] * (W.detach() @ J)  # dh_{t+1}/dx
    f = readout(inputs[-1])
    by_x, *by_theta = torch.autograd.grad(f, [inputs[0], *Ws, *bs])
    rhs = sum((g * g).sum() for g in by_theta)
    if not by_x.any():
        return 0.0, float(rhs)
    total = sum(
        (1 + h @ h) / (spectral(W) ** 2 * spectral(J) ** 2)
        for W, h, J in zip(Ws, inputs, jacobians, strict=False)
    )
    return float((by_x @ by_x) * total), float(rhs)


def spectral(matrix):
    """The largest singular value."""
    return torch.linalg.matrix_norm(matrix.detach(), ord=2)


# --------------------------------------------------------------------------- correct as well


class by_hand:
    """Back propagation written out: the gradient by W_t is the outer product of delta_t and h_t."""

    def gradient_bound(self, Ws, bs, x, act, readout):
        hs, slopes = [x], []
        for W, b in zip(Ws, bs, strict=True):
            z = (W @ hs[-1] + b).detach().requires_grad_()
            h = act(z)
            slopes.append(torch.autograd.grad(h.sum(), z)[0])
            hs.append(h.detach())
        last = hs[-1].clone().requires_grad_()
        delta = torch.autograd.grad(readout(last), last)[0]
        rhs = 0.0
        for W, h, slope in reversed(list(zip(Ws, hs[:-1], slopes, strict=True))):
            delta = delta * slope
            rhs += float((delta @ delta) * (h @ h) + delta @ delta)
            delta = W.T @ delta
        if float(delta.abs().max()) == 0:
            return 0.0, rhs
        lhs, J = 0.0, torch.eye(x.numel(), dtype=x.dtype, device=x.device)
        for W, h, slope in zip(Ws, hs[:-1], slopes, strict=True):
            norms = torch.linalg.svdvals(W)[0] * torch.linalg.svdvals(J)[0]
            lhs += float((1 + h @ h) / norms**2)
            J = torch.diag(slope) @ W @ J
        return lhs * float(delta @ delta), rhs


class by_functions:
    """Gradients and Jacobians of functions, by torch.autograd.functional."""

    def gradient_bound(self, Ws, bs, x, act, readout):
        def layer(t):
            def forward(v):
                for W, b in list(zip(Ws, bs, strict=True))[:t]:
                    v = act(W @ v + b)
                return v

            return forward

        def output(v, *theta):
            for W, b in zip(theta[: len(Ws)], theta[len(Ws) :], strict=True):
                v = act(W @ v + b)
            return readout(v)

        _, (of_x, *of_theta) = torch.autograd.functional.vjp(output, (x, *Ws, *bs))
        rhs = sum(torch.sum(g**2).item() for g in of_theta)
        slope = torch.sum(of_x**2).item()
        if slope == 0:
            return 0.0, rhs
        lhs = 0.0
        for t, W in enumerate(Ws):
            J = torch.autograd.functional.jacobian(layer(t), x)
            h = layer(t)(x)
            norms = torch.linalg.norm(W, 2).item() * torch.linalg.norm(J, 2).item()
            lhs += (1 + torch.sum(h**2).item()) / norms**2
        return slope * lhs, rhs


class by_rows:
    """Jacobians row by row with `backward`, norms from the largest eigenvalue of M Mᵀ."""

    def gradient_bound(self, Ws, bs, x, act, readout):
        Ws = [torch.nn.Parameter(W.clone()) for W in Ws]
        bs = [torch.nn.Parameter(b.clone()) for b in bs]
        x = torch.nn.Parameter(x.clone())
        hs = [x]
        for W, b in zip(Ws, bs, strict=True):
            hs.append(act(torch.mv(W, hs[-1]) + b))
        jacobians = []
        for h in hs[:-1]:
            rows = []
            for entry in h:
                x.grad = None
                entry.backward(retain_graph=True)
                rows.append(x.grad.clone())
            jacobians.append(torch.stack(rows))
        for p in (x, *Ws, *bs):
            p.grad = None
        readout(hs[-1]).backward()
        rhs = float(sum(p.grad.square().sum() for p in (*Ws, *bs)))
        slope = float(x.grad.square().sum())
        if slope == 0.0:
            return slope, rhs
        with torch.no_grad():
            parts = [
                float((1 + h.square().sum()) / (self.squared(W) * self.squared(J)))
                for h, W, J in zip(hs[:-1], Ws, jacobians, strict=True)
            ]
        return slope * sum(parts), rhs

    def squared(self, matrix):
        return torch.linalg.eigvalsh(matrix @ matrix.T)[-1]


# --------------------------------------------------------------------------- wrong


class steps:
    """The model answer in steps, for wrong variants to replace one of them."""

    def gradient_bound(self, Ws, bs, x, act, readout):
        Ws, bs = ([p.detach().requires_grad_() for p in ps] for ps in (Ws, bs))
        hs = [x.detach().requires_grad_()]
        jacobians = [torch.eye(len(x), dtype=x.dtype, device=x.device)]
        for W, b in zip(Ws, bs, strict=True):
            z = W @ hs[-1] + b
            hs.append(act(z))
            (slope,) = torch.autograd.grad(act(z).sum(), z, retain_graph=True)
            jacobians.append(self.jacobian(slope, W.detach(), jacobians[-1]))
        by_x, *by_theta = torch.autograd.grad(self.output(readout, hs[-1]), [hs[0], *Ws, *bs])
        rhs = self.right(by_theta[: len(Ws)], by_theta[len(Ws) :])
        if self.is_zero(by_x):
            return 0.0, rhs
        total = sum(self.terms(Ws, [h.detach() for h in hs], jacobians))
        return self.result(float(self.squared(by_x) * total), rhs)

    def jacobian(self, slope, W, J):
        return slope[:, None] * (W @ J)

    def output(self, readout, h):
        return readout(h)

    def right(self, of_Ws, of_bs):
        return float(sum((g * g).sum() for g in (*of_Ws, *of_bs)))

    def is_zero(self, by_x):
        return not by_x.any()

    def squared(self, v):
        return v @ v

    def terms(self, Ws, hs, jacobians):
        return [self.term(W.detach(), h, J) for W, h, J in zip(Ws, hs, jacobians, strict=False)]

    def term(self, W, h, J):
        return (self.bias() + self.squared(h)) / (self.norm(W) ** 2 * self.norm(J) ** 2)

    def bias(self):
        return 1

    def norm(self, matrix):
        return torch.linalg.matrix_norm(matrix, ord=2)

    def result(self, lhs, rhs):
        return lhs, rhs


class no_bias_term(steps):
    def bias(self):
        return 0


class frobenius_norms(steps):
    def norm(self, matrix):
        return torch.linalg.matrix_norm(matrix)


class frobenius_of_weights(steps):
    def term(self, W, h, J):
        return (1 + h @ h) / (torch.linalg.matrix_norm(W) ** 2 * self.norm(J) ** 2)


class frobenius_of_jacobians(steps):
    """The first Jacobian, the identity, has the norm 1 all the same."""

    def term(self, W, h, J):
        first = len(h) == len(J[0]) and bool((J == torch.eye(len(h), dtype=J.dtype)).all())
        norm = self.norm(J) if first else torch.linalg.matrix_norm(J)
        return (1 + h @ h) / (self.of_weights(W) ** 2 * norm**2)

    def of_weights(self, W):
        return self.norm(W)


class frobenius_of_both(frobenius_of_jacobians):
    def of_weights(self, W):
        return torch.linalg.matrix_norm(W)


class shifted_h(steps):
    def terms(self, Ws, hs, jacobians):
        return super().terms(Ws, hs[1:], jacobians)


class no_squares(steps):
    def term(self, W, h, J):
        return (1 + h.norm()) / (self.norm(W) * self.norm(J))

    def squared(self, v):
        return v.norm()

    def right(self, of_Ws, of_bs):
        return super().right(of_Ws, of_bs) ** 0.5


class no_square_of_h(steps):
    def term(self, W, h, J):
        return (1 + h.norm()) / (self.norm(W) ** 2 * self.norm(J) ** 2)


class norms_not_squared(steps):
    def term(self, W, h, J):
        return (1 + h @ h) / (self.norm(W) * self.norm(J))


class slope_not_squared(steps):
    def gradient_bound(self, Ws, bs, x, act, readout):
        self.first = True
        return super().gradient_bound(Ws, bs, x, act, readout)

    def terms(self, Ws, hs, jacobians):
        found = super().terms(Ws, hs, jacobians)
        self.first = False
        return found

    def squared(self, v):
        return v @ v if self.first else v.norm()

    def is_zero(self, by_x):
        self.first = True
        return super().is_zero(by_x)


class right_not_squared(steps):
    def right(self, of_Ws, of_bs):
        return super().right(of_Ws, of_bs) ** 0.5


class rhs_weights_only(steps):
    def right(self, of_Ws, of_bs):
        return super().right(of_Ws, ())


class jacobian_of_z(steps):
    def jacobian(self, slope, W, J):
        return W @ J


class no_jacobian(steps):
    def term(self, W, h, J):
        return (1 + h @ h) / self.norm(W) ** 2


class no_weight_norm(steps):
    def term(self, W, h, J):
        return (1 + h @ h) / self.norm(J) ** 2


class jacobian_one_on(steps):
    def terms(self, Ws, hs, jacobians):
        return super().terms(Ws, hs, jacobians[1:])


class last_term_only(steps):
    def terms(self, Ws, hs, jacobians):
        return super().terms(Ws, hs, jacobians)[-1:]


class readout_ignored(steps):
    def output(self, readout, h):
        return h.sum()


class dead_nan(steps):
    def is_zero(self, by_x):
        return False


class sides_swapped(steps):
    def result(self, lhs, rhs):
        return rhs, lhs
