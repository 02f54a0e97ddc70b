"""Proofs that exercises and quizzes are what they say: an author's tools.

An exercise is proven by mutation testing of the specification, not of the student: correct variants
pass, wrong ones fail and get their own name (after wheats and chaffs: Examplar, Brown University).
A question is proven by drawing it many times.
"""

from __future__ import annotations

from grader.proof.exercises import Proof, VariantProof, prove
from grader.proof.quizzes import VARIANTS, QuestionProof, QuizProof, prove_quiz
from grader.proof.run import Claim, Prover, Result, run
