import torch


class Performer(torch.nn.Module):
    def __init__(self, omega):
        super().__init__()
        self.omega = omega

    def features(self, x):
        return (
            torch.einsum("md,ld->lm", self.omega, x)
            - torch.linalg.vector_norm(x, dim=1, keepdim=True) ** 2 / 2
        ).exp() / len(self.omega) ** 0.5

    def forward(self, q, k, v):
        c = q.shape[1] ** 0.25
        a, b = self.features(q / c), self.features(k / c)
        num = (
            torch.einsum("im,jm,jv->iv", a, b, v)
            if len(q) < 8
            else a @ torch.einsum("jm,jv->mv", b, v)
        )
        return num / a.matmul(b.sum(0)).view(-1, 1)


def positive_random_features(x, omega):
    return Performer(omega).features(x)


def performer_attention(q, k, v, omega):
    return Performer(omega)(q, k, v)
