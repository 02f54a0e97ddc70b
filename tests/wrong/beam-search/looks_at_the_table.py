# expect: fail; mistake: none; the model's own table is read, which is not here
def beam_search(step, bos, eos, beam_size, max_len, alpha=0.0):
    logs = step.logs
    return [int(logs[bos].argmax())], float(logs[bos].max())
