"""Family of sandboxes: how a worker is started and confined. A member has `KIND`, `unavailable()`
and `open_sandbox()`; `choose` takes the strongest that works here, `probe` tries every layer.

The layers of the strongest, `zygote`, for whoever wants to go through them: where each stands
(below `grader`), what it keeps a submission from, and a test or an attack of `tests/hostile` that
fails without it. In the order in which they come into force:

Before anything of a submission is there

- environment (`sandbox/_environment.py`, `sandbox/_zygote.py`): the variables and the command line
  of the grader; modules that lie about. `test_environment_is_clean`, `test_isolated`
- nothing to find (`worker/zygote.py`): inputs, references and results, which never pass the
  process whose memory all children share. `memory_arenas`, `memory_objects`
- one thread (`worker/confine/threads.py`): a thread that is not confined; hanging in a lock that
  another held at the fork. `test_second_thread`
- no root (`worker/confine/account.py`): the powers of root, its groups and capabilities.
  `test_no_root`, `test_privileged_grader`
- not dumpable (`worker/confine/account.py`): the memory of its siblings. `test_unreadable`
- no new privileges (`worker/confine/account.py`): gaining them by a program, and the kernel's
  refusal of the next two. `test_what_the_kernel_says`
- Landlock (`worker/confine/landlock.py`, `worker/confine/libraries.py`): files, even by a call that
  the filter overlooked; where libraries may be read, every other file.
  `test_what_landlock_is_for`, `test_reading_libraries`
- allowed calls (`worker/confine/seccomp.py`, `worker/confine/policy.py`, `worker/confine/bpf.py`):
  files, network, other programs, most of the kernel. `test_no_files`, `test_no_network`,
  `test_most_calls_are_refused`
- one table of calls (`worker/confine/bpf.py`, `worker/confine/syscalls.py`): the same calls by
  other numbers. `test_other_tables_of_calls`
- trials (`worker/zygote.py`): running under a layer that only seems to be there.
  `test_layer_that_only_seems_to_hold`, `test_files_are_tried_without_landlock`

In a zygote of its own for the exercises that forbid the same functions, before it forks

- refusals (`worker/refuse/refusing.py`, `worker/refuse/guard.py`): calling what the exercise
  forbids, finding it again. `test_forbidden_functions`, `refused_heap`, `refused_registered`

In each child, before the submission is read

- descriptors (`worker/confine/descriptors.py`): what the zygote and the grader hold open.
  `test_descriptors`, `test_places_are_free`
- own session (`worker/confine/descriptors.py`): signals to a group, the terminal.
  `test_own_session`
- death with the zygote (`worker/confine/descriptors.py`): outliving the grader.
  `test_zygote_dies_under_a_submission`, `test_orphans_end`
- limits (`worker/confine/limits.py`): time, memory, output, threads, descriptors, signals, cores.
  `test_limits`, `test_more_limits`, `test_memory_is_the_jobs`, `test_address_space_ends`,
  `test_threads_are_bounded`
- second filter (`worker/confine/policy.py`): what the zygote still needed: to fork, to signal, to
  receive descriptors. `test_no_processes`, `test_no_signals`, `test_child`

On the side that is trusted

- bounded frames (`worker/wire.py`, `sandbox/_values.py`): using up the grader's memory or time by
  an answer. `test_forged_answers`, `test_values_end`, `test_hostile_trees_are_refused`
- nonce (`sandbox/_session.py`): answering before it was asked, or twice. `test_forged_answers`,
  `test_answer_in_advance`
- output of its own (`sandbox/_forked.py`): printing into anything else, taking back what it
  printed. `test_output_only_grows`, `test_floods`
- clean text (`sandbox/_answers.py`): commands to the terminal, characters that deceive.
  `test_prints`
- clocks outside (`sandbox/_clocks.py`, `sandbox/_session.py`): claiming to be fast, never ending.
  `test_cpu_clock`, `test_loops`
- one child, one submission (`sandbox/zygote.py`): what it changed being there for the next.
  `test_sessions_do_not_meet`

Not a layer, though it looks like one: `NoFiles` in `worker/preload.py` only explains why a module
is not there; freezing the zygote's objects, like its huge pages, only saves time. What is compared
with what is in `grader.checks`.
"""

from __future__ import annotations

from grader import registry
from grader.errors import UsageError
from grader.messages import NOTHING, Message, verbatim
from grader.model import Sandbox
from grader.sandbox._probes import LayerState, probe

PREFERENCE = ("zygote", "process")
"""Strongest first."""


def choose(require: str | None = None, *, device: str = "cpu") -> Sandbox:
    """Open the strongest sandbox this machine offers, or exactly the one required.

    If that is not the first choice, its `isolation` says why.

    Raises
    ------
    UsageError
        `require` names no sandbox, or one that does not work here.
    """
    present = [kind for kind in PREFERENCE if kind in registry.kinds("sandbox")]
    if require is not None and require not in present:
        raise UsageError(
            Message("no sandbox `{name}`: there are {names}", name=require, names=tuple(present))
        )
    reasons = NOTHING
    for kind in [require] if require else present:
        module = registry.member("sandbox", kind)
        reason = module.unavailable(device)
        if not reason:
            sandbox: Sandbox = module.open_sandbox(device, fallback=reasons)
            return sandbox
        reason = Message("`{kind}`: {reason}", kind=kind, reason=reason)
        both = Message("{first}; {then}", first=reasons, then=reason)
        reasons = both if reasons else reason
    raise UsageError(
        Message("no sandbox works here: {reasons}", reasons=reasons),
        hint=verbatim("grader doctor"),
    )
