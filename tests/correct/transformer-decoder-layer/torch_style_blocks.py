import torch
from torch import nn


class DecoderLayer(nn.Module):
    def __init__(self, attn_self, attn_cross, ffn, norms):
        super().__init__()
        self.attn_self, self.attn_cross, self.ffn = attn_self, attn_cross, ffn
        self.norm1, self.norm2, self.norm3 = norms

    def forward(self, tgt, memory, tgt_mask):
        x = tgt
        x = self.norm1(x + self._sa_block(x, tgt_mask))
        x = self.norm2(x + self._mha_block(x, memory))
        x = self.norm3(x + self._ff_block(x))
        return x

    def _sa_block(self, x, mask):
        return self.attn_self(x, x, mask)

    def _mha_block(self, x, mem):
        return self.attn_cross(x, mem, None)

    def _ff_block(self, x):
        return self.ffn(x)


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    size = y.shape[1]
    blocked = torch.triu(torch.full((size, size), True, device=y.device), diagonal=1)
    return DecoderLayer(attn_self, attn_cross, ffn, (n1, n2, n3))(y, memory, ~blocked)
