"""The untrusted side: runs a submission and reports what happened; imports nothing else of ours.

`wire` is also read by the trusted side. Everything here shares an interpreter with the submission
once it is loaded, so nothing it says is believed: the parent decodes it under limits, and compares.
"""
