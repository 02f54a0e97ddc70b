import torch


def additive_attention(s, h, W_a, U_a, v_a):
    contexts = []
    rows = []
    for t in range(s.size(0)):
        dec = s[t].unsqueeze(0).expand(h.size(0), -1)
        energy = torch.tanh(dec.matmul(W_a.t()) + h.matmul(U_a.t()))
        att = torch.log_softmax(torch.mv(energy, v_a), dim=0).exp()
        rows.append(att)
        contexts.append(torch.mv(h.t(), att))
    return torch.stack(contexts), torch.stack(rows)
