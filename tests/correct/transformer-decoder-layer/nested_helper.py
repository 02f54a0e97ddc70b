import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    def sublayer(x, function, norm):
        return norm(x + function(x))

    length = y.shape[1]
    future = torch.triu(torch.ones(length, length, device=y.device), diagonal=1).bool()
    out = sublayer(y, lambda x: attn_self(x, x, ~future), n1)
    out = sublayer(out, lambda x: attn_cross(x, memory, None), n2)
    return sublayer(out, ffn, n3)
