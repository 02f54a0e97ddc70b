import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    causal = torch.ones(y.shape[1], y.shape[1], device=y.device).cumsum(1)
    causal = causal <= causal.diagonal()[:, None]
    done = []
    for t, m in zip(y.split(1), memory.split(1)):
        t = n1(t + attn_self(t, t, causal))
        t = n2(t + attn_cross(t, m, None))
        done.append(n3(t + ffn(t)))
    return torch.cat(done)
