"""Two ways to bound the slope of a critic, by its gradient at single samples."""

import torch


class given:
    """Critics: from samples (B, d), or a single one (d,), to a value each."""

    class Linear:
        """w · x + b"""

        def __init__(self, w, b):
            self.w, self.b = w, b

        def __call__(self, x):
            return x @ self.w + self.b[0]

    class Bowl:
        """(a_1 x_1² + a_2 x_2² + ...)/2"""

        def __init__(self, a):
            self.a = a

        def __call__(self, x):
            return (self.a * x * x).sum(-1) / 2

    class Network:
        """a · tanh(W x + b)"""

        def __init__(self, W, b, a):
            self.W, self.b, self.a = W, b, a

        def __call__(self, x):
            return torch.tanh(x @ self.W.T + self.b) @ self.a

    class ReLUs:
        """a · relu(W x + b)"""

        def __init__(self, W, b, a):
            self.W, self.b, self.a = W, b, a

        def __call__(self, x):
            return torch.relu(x @ self.W.T + self.b) @ self.a


def gradient_penalty(critic, real, fake, t):
    """How far the slope of the critic is from 1, between real and fake samples.

    Parameters
    ----------
    critic : callable
        From (B, d) to (B,).
    real, fake : tensor of shape (B, d)
    t : tensor of shape (B, 1)
        Where to look between them: 1 is at `real`.

    Returns
    -------
    tensor without axes
    """
    between = t * real + (1 - t) * fake
    _, slope = value_and_slope(critic, between)
    return ((slope - 1) ** 2).mean()


def gradient_normalize(critic, x):
    """The value of the critic, divided by its slope and its size.

    Parameters
    ----------
    critic : callable
        From (B, d) to (B,).
    x : tensor of shape (B, d)

    Returns
    -------
    tensor of shape (B,), between -1 and 1
    """
    value, slope = value_and_slope(critic, x)
    size = slope + value.abs()
    dead = size == 0  # 0 there: the value is 0, and so is value / 1
    return value / torch.where(dead, torch.ones_like(size), size)


def value_and_slope(critic, x):
    """f(x) and |grad f(x)| of every sample, both with a graph."""
    x = x if x.requires_grad else x.clone().requires_grad_()
    value = critic(x)
    (gradient,) = torch.autograd.grad(value.sum(), x, create_graph=True)
    return value, torch.linalg.vector_norm(gradient, dim=1)


# --------------------------------------------------------------------------- correct as well


class by_samples:
    """One sample after the other, each a batch of its own."""

    def gradient_penalty(self, critic, real, fake, t):
        between = fake + t * (real - fake)
        penalties = [(self.look(critic, row)[1] - 1).square() for row in between.split(1)]
        return sum(penalties) / len(penalties)

    def gradient_normalize(self, critic, x):
        return torch.stack([self.normalised(*self.look(critic, row)) for row in x.split(1)])

    def look(self, critic, row):
        row = row if row.requires_grad else row.clone().requires_grad_()
        value = critic(row)[0]
        return value, torch.autograd.grad(value, row, create_graph=True)[0].norm()

    def normalised(self, value, slope):
        if value == 0 and slope == 0:
            return value * 0
        return value / (slope + value.abs())


class by_grad_outputs:
    """Ones as `grad_outputs`, the root taken where it is not of 0."""

    def gradient_penalty(self, critic, real, fake, t):
        xi = torch.lerp(fake, real, t).detach().requires_grad_(True)
        f = critic(xi)
        g = torch.autograd.grad(
            outputs=f, inputs=xi, grad_outputs=torch.ones_like(f), create_graph=True
        )[0]
        return (self.root(g.pow(2).sum(dim=1)) - 1).pow(2).sum() / len(g)

    def gradient_normalize(self, critic, x):
        x = torch.zeros_like(x).requires_grad_(True) + x
        f = critic(x)
        g = torch.autograd.grad(f, x, grad_outputs=torch.ones_like(f), create_graph=True)[0]
        size = self.root(g.pow(2).sum(dim=1)) + torch.abs(f)
        return f / size.masked_fill(size == 0, 1.0)

    def root(self, squares):
        positive = squares > 0
        safe = torch.where(positive, squares, torch.ones_like(squares))
        return torch.where(positive, safe.sqrt(), torch.zeros_like(squares))


class by_func:
    """`torch.func`: the gradient of one sample, mapped over the batch."""

    def gradient_penalty(self, critic, real, fake, t):
        slope = self.slope(critic, t * real + (1 - t) * fake)
        return torch.mean(slope**2 - 2 * slope + 1)

    def gradient_normalize(self, critic, x):
        f, slope = critic(x), self.slope(critic, x)
        dead = (f == 0) & (slope == 0)
        return f / (slope + f.abs() + dead.to(f.dtype))

    def slope(self, critic, x):
        gradients = torch.func.vmap(torch.func.grad(lambda row: critic(row)))(x)
        return gradients.norm(dim=-1)


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def gradient_penalty(self, critic, real, fake, t):
        _, gradient = self.look(critic, self.between(real, fake, t))
        return self.averaged(self.penalty(self.norm(gradient)))

    def gradient_normalize(self, critic, x):
        value, gradient = self.look(critic, self.own(x))
        return self.quotient(value, self.norm(gradient))

    def between(self, real, fake, t):
        return t * real + (1 - t) * fake

    def own(self, x):
        return x

    def look(self, critic, x):
        x = x if x.requires_grad else x.clone().requires_grad_()
        value = critic(x)
        return value, self.gradient(value, x)

    def gradient(self, value, x):
        return torch.autograd.grad(value.sum(), x, create_graph=True)[0]

    def norm(self, gradient):
        return torch.linalg.vector_norm(gradient, dim=1)

    def penalty(self, slope):
        return (slope - 1) ** 2

    def averaged(self, penalties):
        return penalties.mean()

    def quotient(self, value, slope):
        return self.divided(value, slope + value.abs())

    def divided(self, value, size):
        return value / torch.where(size == 0, torch.ones_like(size), size)


class squared_gradient_norm(steps):
    def penalty(self, slope):
        return (slope**2 - 1) ** 2


class zero_centred(steps):
    def penalty(self, slope):
        return slope**2


class mean_before_square(steps):
    def penalty(self, slope):
        return (slope.mean() - 1) ** 2


class one_sided_penalty(steps):
    def penalty(self, slope):
        return (slope - 1).clamp(min=0) ** 2


class not_squared_penalty(steps):
    def penalty(self, slope):
        return (slope - 1).abs()


class norm_over_batch(steps):
    def norm(self, gradient):
        return torch.linalg.vector_norm(gradient).expand(len(gradient))


class norm_over_samples(steps):
    """Of each feature over the batch; where these are as many as samples, it fits."""

    def norm(self, gradient):
        square = gradient.shape[0] == gradient.shape[1]
        return torch.linalg.vector_norm(gradient, dim=0 if square else 1)


class sum_of_entries_norm(steps):
    def norm(self, gradient):
        return gradient.abs().sum(1)


class largest_entry(steps):
    def norm(self, gradient):
        return gradient.abs().amax(1)


class gradient_of_the_mean(steps):
    def gradient(self, value, x):
        return torch.autograd.grad(value.mean(), x, create_graph=True)[0]


class one_t_for_all(steps):
    def between(self, real, fake, t):
        return t[0] * real + (1 - t[0]) * fake


class t_reversed(steps):
    def between(self, real, fake, t):
        return t * fake + (1 - t) * real


class t_ignored(steps):
    def between(self, real, fake, t):
        t = torch.rand(t.shape, generator=torch.Generator().manual_seed(0)).to(t)
        return t * real + (1 - t) * fake


class at_real(steps):
    def between(self, real, fake, t):
        return real


class at_fake(steps):
    def between(self, real, fake, t):
        return fake


class at_middle(steps):
    def between(self, real, fake, t):
        return (real + fake) / 2


class penalties_summed(steps):
    def averaged(self, penalties):
        return penalties.sum()


class penalty_weighted(steps):
    def averaged(self, penalties):
        return 10 * penalties.mean()


class no_abs(steps):
    def quotient(self, value, slope):
        return self.divided(value, slope + value)


class grad_only(steps):
    def quotient(self, value, slope):
        return self.divided(value, slope)


class value_only(steps):
    def quotient(self, value, slope):
        return self.divided(value, 1 + value.abs())


class grad_only_guarded(steps):
    """The form of GraN-GAN: 0 where the gradient is 0."""

    def quotient(self, value, slope):
        return self.divided(value * slope, slope**2)


class dead_region_nan(steps):
    def divided(self, value, size):
        return value / size


class guard_too_wide(steps):
    """0 wherever the gradient is 0."""

    def quotient(self, value, slope):
        return torch.where(slope == 0, torch.zeros_like(value), super().quotient(value, slope))


class eps_added(steps):
    """1e-8 inside the root of the norm."""

    eps = 1e-8

    def norm(self, gradient):
        return (gradient.square().sum(1) + self.eps).sqrt()


class eps_12(eps_added):
    eps = 1e-12


class eps_10(eps_added):
    eps = 1e-10


class eps_6(eps_added):
    eps = 1e-6


class eps_outside(steps):
    """Beside the norm, and in the denominator."""

    eps = 1e-8

    def norm(self, gradient):
        return super().norm(gradient) + self.eps


class eps_outside_12(eps_outside):
    eps = 1e-12


class eps_outside_10(eps_outside):
    eps = 1e-10


class eps_outside_6(eps_outside):
    eps = 1e-6


class no_create_graph(steps):
    """Of the penalty; a normalised value without it is slope_detached."""

    def penalty(self, slope):
        return super().penalty(slope.detach())


class detached_norm(steps):
    def quotient(self, value, slope):
        return self.divided(value, (slope + value.abs()).detach())


class slope_detached(steps):
    """|f| keeps its gradient."""

    def quotient(self, value, slope):
        return super().quotient(value, slope.detach())


class nan_gradient_of_norm(steps):
    def norm(self, gradient):
        return gradient.square().sum(1).sqrt()


class nan_gradient_of_where(steps):
    def divided(self, value, size):
        return torch.where(size == 0, torch.zeros_like(size), value / size)


class input_detached(steps):
    def own(self, x):
        return x.detach()


class in_place(steps):
    def between(self, real, fake, t):
        with torch.no_grad():
            fake *= 1 - t
            return t * real + fake


class torch_cpu_constant(steps):
    def divided(self, value, size):
        guard = torch.tensor([0.0, 1.0], dtype=size.dtype)
        return value / torch.where(size == 0, guard[1:].expand(len(size)), size)
