import torch


def positive_random_features(x, omega):
    data = torch.einsum("bhid,jd->bhij", x[None, None], omega)
    diag = ((x**2).sum(-1) / 2.0)[None, None, :, None]
    return ((omega.shape[0] ** -0.5) * torch.exp(data - diag))[0, 0]


def performer_attention(q, k, v, omega):
    ratio = q.shape[-1] ** -0.25
    q, k = (positive_random_features(ratio * t, omega)[None, None] for t in (q, k))
    v = v[None, None]
    context = torch.einsum("bhnd,bhne->bhde", k, v)
    inverse = 1.0 / torch.einsum("bhnd,bhd->bhn", q, k.sum(dim=-2))
    return torch.einsum("bhde,bhnd,bhn->bhne", context, q, inverse)[0, 0].contiguous()
