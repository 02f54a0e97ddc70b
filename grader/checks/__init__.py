"""Family of checks: each module has `KIND`, `FIELDS` (its options) and `judge(check, case, bench)`.

A check asks the bench for calls and truths and says what the answers mean; it sees only results
that came back. Whatever else happened is an outcome `grading` makes itself.
"""
