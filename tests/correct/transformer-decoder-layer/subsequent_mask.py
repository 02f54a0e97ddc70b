import torch


def subsequent_mask(size, device):
    attn_shape = (1, size, size)
    mask = torch.triu(torch.ones(attn_shape, device=device), diagonal=1).type(torch.uint8)
    return mask == 0


class SublayerConnection:
    def __init__(self, norm):
        self.norm = norm

    def __call__(self, x, sublayer):
        return self.norm(x + sublayer(x))


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    sublayer = [SublayerConnection(n) for n in (n1, n2, n3)]
    m = memory
    tgt_mask = subsequent_mask(y.size(-2), y.device).squeeze(0)
    x = sublayer[0](y, lambda x: attn_self(x, x, tgt_mask))
    x = sublayer[1](x, lambda x: attn_cross(x, m, None))
    return sublayer[2](x, ffn)
