"""A Transformer decoder layer: masked self-attention, attention to the encoder, feed-forward."""

import torch


class given:
    """Attention, a feed-forward network and a norm: what they do depends on arguments alone."""

    class Attention:
        """Multi-head attention, with matrices (D, D) that multiply from the right."""

        def __init__(self, w_q, w_k, w_v, w_o, num_heads):
            self.w_q, self.w_k, self.w_v, self.w_o = w_q, w_k, w_v, w_o
            self.num_heads = num_heads

        def __call__(self, q, kv, mask=None):
            q, k, v = (self.split(a) for a in (q @ self.w_q, kv @ self.w_k, kv @ self.w_v))
            scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5  # (B, h, L_q, L_k)
            if mask is not None:
                scores = torch.where(mask, scores, float("-inf"))
            heads = scores.softmax(dim=-1) @ v
            return heads.transpose(1, 2).flatten(2) @ self.w_o

        def split(self, x):
            return x.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)

    class FeedForward:
        """max(0, x w1 + b1) w2 + b2."""

        def __init__(self, w1, b1, w2, b2):
            self.w1, self.b1, self.w2, self.b2 = w1, b1, w2, b2

        def __call__(self, x):
            return torch.relu(x @ self.w1 + self.b1) @ self.w2 + self.b2

    class Norm:
        """Layer norm over the last axis, with gain and shift."""

        def __init__(self, gain, shift, eps=1e-5):
            self.gain, self.shift, self.eps = gain, shift, eps

        def __call__(self, x):
            centred = x - x.mean(-1, keepdim=True)
            variance = (centred * centred).mean(-1, keepdim=True)
            return centred / torch.sqrt(variance + self.eps) * self.gain + self.shift


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    """Attend to the target so far, then to the source, then transform each position by itself.

    Parameters
    ----------
    y : tensor of shape (B, L_y, D)
        The target, shifted to the right.
    memory : tensor of shape (B, L_x, D)
        The encoder output.
    attn_self, attn_cross : callable
        Attention, called with (q, kv, mask).
    ffn, n1, n2, n3 : callable
        A feed-forward network and three layer norms.

    Returns
    -------
    tensor of shape (B, L_y, D)
    """
    length = y.shape[1]
    causal = torch.ones(length, length, dtype=torch.bool, device=y.device).tril()  # j <= i
    a = n1(y + attn_self(y, y, causal))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))


# --------------------------------------------------------------------------- correct as well


class by_list_of_layers:
    """Three pairs of a branch and a norm, run through by one loop; places are compared."""

    def transformer_decoder_layer(self, y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
        place = torch.arange(y.size(1), device=y.device)
        mask = place[:, None] >= place
        branches = [
            (lambda t: attn_self(t, t, mask), n1),
            (lambda t: attn_cross(t, memory, None), n2),
            (ffn, n3),
        ]
        for branch, norm in branches:
            y = norm(branch(y) + y)
        return y


class by_module:
    """A module with a buffer for the mask, as it stands in libraries; arguments by name."""

    def transformer_decoder_layer(self, y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
        class Layer(torch.nn.Module):
            def __init__(self, length, device):
                super().__init__()
                future = torch.triu(torch.ones(length, length, device=device), diagonal=1)
                self.register_buffer("mask", future == 0)

            def forward(self, tgt, src):
                tgt = n1(tgt + attn_self(q=tgt, kv=tgt, mask=self.mask))
                tgt = n2(tgt + attn_cross(q=tgt, kv=src, mask=None))
                return n3(tgt + ffn(tgt))

        return Layer(y.shape[1], y.device)(y, memory)


class by_prefixes:
    """Every position by itself, with the target up to it and no mask at all."""

    def transformer_decoder_layer(self, y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
        seen = [attn_self(y[:, i : i + 1], y[:, : i + 1], None) for i in range(y.shape[1])]
        first = n1(torch.cat(seen, dim=1) + y)
        rows = [n2(row + attn_cross(row, memory, None)) for row in first.split(1, dim=1)]
        return torch.cat([n3(row + ffn(row)) for row in rows], dim=1)


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def transformer_decoder_layer(self, y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
        attn_self, attn_cross = self.attentions(attn_self, attn_cross)
        n1, n2, n3 = self.norms(n1, n2, n3)
        a = self.first(y, lambda t: attn_self(t, t, self.mask(t)), n1)
        c = self.second(y, a, self.source(memory, n1), attn_cross, n2)
        return self.third(y, a, c, ffn, n3)

    def attentions(self, attn_self, attn_cross):
        return attn_self, attn_cross

    def norms(self, n1, n2, n3):
        return n1, n2, n3

    def mask(self, y):
        return self.triangle(torch.ones(y.shape[1], y.shape[1], dtype=torch.bool, device=y.device))

    def triangle(self, ones):
        return ones.tril()

    def source(self, memory, n1):
        return memory

    def first(self, y, branch, norm):
        return self.joined(y, branch(y), norm)

    def second(self, y, a, memory, attn_cross, norm):
        return self.joined_cross(y, a, memory, self.cross(y, a, memory, attn_cross), norm)

    def cross(self, y, a, memory, attn_cross):
        return attn_cross(a, memory, None)

    def third(self, y, a, c, ffn, norm):
        return self.joined_ffn(y, a, c, ffn(self.read(y, a, c)), norm)

    def read(self, y, a, c):
        return c

    def joined(self, t, branch, norm):
        return norm(t + branch)

    def joined_cross(self, y, a, memory, branch, norm):
        return self.added(a, branch, norm)

    def joined_ffn(self, y, a, c, branch, norm):
        return self.added(c, branch, norm)

    def added(self, t, branch, norm):
        return norm(t + branch)


class no_causal_mask(steps):
    def mask(self, y):
        return None


class strict_causal(steps):
    def triangle(self, ones):
        return ones.tril(-1)


class strict_causal_first_sees_itself(strict_causal):
    """The first position would see nothing, so it may see itself."""

    def triangle(self, ones):
        past = super().triangle(ones)
        past[0, 0] = True
        return past


class one_ahead(steps):
    def triangle(self, ones):
        return ones.tril(1)


class upper_triangle(steps):
    def triangle(self, ones):
        return ones.triu()


class upper_triangle_strict(steps):
    """True = blocked, as nn.MultiheadAttention has it; the last row is empty."""

    def triangle(self, ones):
        return ones.triu(1)


class causal_on_cross(steps):
    """The mask of the target, which fits a source of the same length only."""

    def cross(self, y, a, memory, attn_cross):
        return attn_cross(a, memory, self.mask(a))


class causal_on_cross_fitted(steps):
    def cross(self, y, a, memory, attn_cross):
        ones = torch.ones(a.shape[1], memory.shape[1], dtype=torch.bool, device=a.device)
        return attn_cross(a, memory, ones.tril())


class kv_from_decoder(steps):
    def cross(self, y, a, memory, attn_cross):
        return attn_cross(a, a, None)


class q_from_encoder(steps):
    def cross(self, y, a, memory, attn_cross):
        return attn_cross(memory, a, None)


class cross_before_self(steps):
    def transformer_decoder_layer(self, y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
        a = n1(y + attn_cross(y, memory, None))
        c = n2(a + attn_self(a, a, self.mask(a)))
        return n3(c + ffn(c))


class attentions_exchanged(steps):
    def attentions(self, attn_self, attn_cross):
        return attn_cross, attn_self


class no_cross_attention(steps):
    def second(self, y, a, memory, attn_cross, norm):
        return a


class no_cross_attention_norm_kept(steps):
    def second(self, y, a, memory, attn_cross, norm):
        return norm(a)


class residual_from_y(steps):
    """Around the encoder-decoder attention."""

    def joined_cross(self, y, a, memory, branch, norm):
        return norm(y + branch)


class residual_from_y_everywhere(residual_from_y):
    def joined_ffn(self, y, a, c, branch, norm):
        return norm(y + branch)


class residual_from_a(steps):
    """Around the feed-forward network."""

    def joined_ffn(self, y, a, c, branch, norm):
        return norm(a + branch)


class query_from_y(steps):
    def cross(self, y, a, memory, attn_cross):
        return attn_cross(y, memory, None)


class ffn_from_attention(steps):
    def read(self, y, a, c):
        return a


class ffn_from_layer_input(steps):
    def read(self, y, a, c):
        return y


class no_residual_attn(steps):
    def joined(self, t, branch, norm):
        return norm(branch)


class no_residual_cross(steps):
    def joined_cross(self, y, a, memory, branch, norm):
        return norm(branch)


class no_residual_ffn(steps):
    def joined_ffn(self, y, a, c, branch, norm):
        return norm(branch)


class memory_as_residual(steps):
    def joined_cross(self, y, a, memory, branch, norm):
        return norm(memory + branch)


class norm_before_add(steps):
    def joined(self, t, branch, norm):
        return t + norm(branch)

    def added(self, t, branch, norm):
        return t + norm(branch)


class pre_post_swapped(steps):
    def transformer_decoder_layer(self, y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
        a = y + self.looked(n1(y), attn_self)
        c = a + attn_cross(n2(a), memory, None)
        return c + ffn(n3(c))

    def looked(self, t, attn_self):
        return attn_self(t, t, self.mask(t))


class pre_post_swapped_raw(pre_post_swapped):
    """Keys and values are not normalised."""

    def transformer_decoder_layer(self, y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
        a = y + attn_self(n1(y), y, self.mask(y))
        c = a + attn_cross(n2(a), memory, None)
        return c + ffn(n3(c))


class shared_norm(steps):
    def norms(self, n1, n2, n3):
        return n1, n1, n1


class norms_exchanged(steps):
    def norms(self, n1, n2, n3):
        return n1, n3, n2


class norms_exchanged_n1_n2(steps):
    def norms(self, n1, n2, n3):
        return n2, n1, n3


class norms_exchanged_n1_n3(steps):
    def norms(self, n1, n2, n3):
        return n3, n2, n1


class memory_normalised(steps):
    def source(self, memory, n1):
        return n1(memory)


class in_place(steps):
    def first(self, y, branch, norm):
        if y.requires_grad:
            return super().first(y, branch, norm)
        y += branch(y)
        return norm(y)


class torch_cpu_constant(steps):
    def mask(self, y):
        return torch.ones(y.shape[1], y.shape[1], dtype=torch.bool).tril()
