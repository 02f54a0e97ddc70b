"""The untrusted side: runs a submission and reports what happened; imports nothing else of ours.

Everything here shares an interpreter with the submission once it is loaded, so nothing it says is
believed: the parent decodes it under limits, and compares. Two modules are programs: `zygote`, and
`main`, a worker of its own for the portable sandbox. The trusted side imports what both sides must
agree on (`wire`, `control`, `device`, `confine.limits`), and asks `confine` what the kernel has.
"""
