# expect: fail; mistake: mask-adds-1e9; the extended attention mask of a library: 0 or -1e9 is added
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    attention_scores = torch.matmul(q, k.transpose(-1, -2)) / (q.size(-1) ** 0.5)
    if mask is not None:
        attention_scores = attention_scores + (1.0 - mask.to(q.dtype)) * -1e9
    attention_probs = attention_scores.softmax(dim=-1)
    return torch.matmul(attention_probs, v)
