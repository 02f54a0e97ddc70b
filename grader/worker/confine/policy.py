"""The lists: which system calls a submission may make, and which only the zygote.

Two filters apply to a child, and the stricter answer counts. The zygote's is a list of what is
allowed; everything else is refused for ever. The child's takes away what only the zygote needed.
"""

from __future__ import annotations

import errno

from .bpf import (
    ALLOW,
    KILL,
    Filter,
    allow_if_all_zero,
    allow_if_any_set,
    allow_if_below,
    allow_if_equal,
    allow_if_none_set,
    refuse,
)
from .syscalls import Architecture

OWN_PID = 0x7ABCDEF1
"""Stands for the child's process id in the template; no such id exists (the most is 2**22)."""

ORDINARY = """
    read write readv writev pread64 pwrite64 lseek close fstat dup dup2 dup3 pipe pipe2
    poll ppoll select pselect6 ftruncate fsync fdatasync
    munmap mremap mprotect brk
    futex set_robust_list get_robust_list rseq set_tid_address gettid sched_yield
    sched_getaffinity getcpu restart_syscall exit exit_group
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending sigaltstack pause getitimer setitimer
    alarm nanosleep gettimeofday time times getrusage
    getpid getppid getpgrp getpgid getsid getuid geteuid getgid getegid getresuid getresgid
    getgroups uname sysinfo getrandom getrlimit arch_prctl
"""
"""Descriptors one already has, one's own memory, threads, signals and clocks, and who one is."""

ZYGOTE = """
    sendmsg recvmsg wait4 pidfd_open setsid close_range sched_setaffinity setrlimit
"""
"""To receive orders, to fork, to reap and to set a child up."""

FILES = """
    open openat stat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat getcwd
    getdents getdents64
"""
"""To find and read files, where libraries may be read; Landlock says which."""

DEVICE = """
    epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd2 mincore membarrier sched_setaffinity
    mlock munlock get_mempolicy mbind set_mempolicy socketpair shutdown
"""
"""What the driver of a CUDA device needs besides. `sched_setaffinity` reaches other processes of
the account, too: one reason why this profile is the weaker one."""

FATAL = """
    ptrace process_vm_readv process_vm_writev process_madvise pidfd_getfd kcmp
    bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register
    mount umount2 pivot_root chroot unshare setns open_by_handle_at name_to_handle_at
    move_mount open_tree fsopen fsconfig fsmount mount_setattr
    keyctl add_key request_key init_module finit_module delete_module kexec_load kexec_file_load
"""
"""Nothing but an attack calls these: the caller dies, and its report says why."""

THREAD = 0x00010000
NEW_NAMESPACES = 0x7E020000 | 0x80
SHARED_OR_GROWING_OR_HUGE = 0x01 | 0x100 | 0x40000
"""Flags of `mmap` whose memory the limit on a process's data does not count."""

GROWING_OR_HUGE = 0x100 | 0x40000

ADVICE = (0, 1, 2, 3, 4, 8, 14, 15, 16, 17, 25)
"""How memory will be read, that it is not needed, huge pages, core dumps. Not: to merge equal pages
with those of other processes, which shows in the time of a write what they hold."""

FCNTL = (0, 1, 2, 3, 4, 1030, 1032, 1034)
"""Duplicate, read and set flags, read size and seals; no owner, signal, lease, lock, pipe size."""

IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Is it a terminal, its size, bytes to read, (non-)blocking, (not) closed on exec."""

CLOCKS = 16
"""The numbers of clocks are below it; those of other processes' CPU time are far above."""

NAME_THREAD, NAME_MEMORY = (15, 16), 0x53564D41
PARENT_DEATH, SET_SECCOMP = 1, 22


def zygote_filter(architecture: Architecture, *, files: bool, device: bool) -> bytes:
    """Return the filter of the zygote and everything it forks.

    Parameters
    ----------
    files : bool
        Files may be opened (for reading libraries: Landlock says which).
    device : bool
        A CUDA device may be used.
    """
    program = Filter(architecture)
    program.check_architecture()
    mapping = allow_if_none_set(
        3, GROWING_OR_HUGE if device else SHARED_OR_GROWING_OR_HUGE, refuse()
    )
    program.on("mmap", mapping)
    program.on("madvise", allow_if_equal(2, ADVICE, refuse()))
    program.on("clone", allow_if_none_set(0, NEW_NAMESPACES, refuse()))
    program.on("clone3", refuse(errno.ENOSYS))  # its flags lie in memory; libraries turn to `clone`
    program.on("fcntl", allow_if_equal(1, FCNTL, refuse()))
    program.on("ioctl", ALLOW if device else allow_if_equal(1, IOCTL, refuse(errno.ENOTTY)))
    options = (*NAME_THREAD, NAME_MEMORY, PARENT_DEATH, SET_SECCOMP)
    program.on("prctl", allow_if_equal(0, options, refuse()))
    program.on("prlimit64", allow_if_equal(0, (0,), refuse()))
    program.on("kill tgkill", ALLOW)  # the child's filter says to whom
    clocks = allow_if_below(0, CLOCKS, refuse(errno.EINVAL))
    program.on("clock_gettime clock_getres clock_nanosleep", clocks)
    program.on(ORDINARY, ALLOW)
    program.on(ZYGOTE, ALLOW)
    if files:
        program.on(FILES, ALLOW)
    else:
        program.on(FILES, refuse(errno.EACCES))
    if device:
        program.on(DEVICE, ALLOW)
    program.on(FATAL, KILL)
    return program.otherwise(refuse())


def child_filter(architecture: Architecture, *, device: bool) -> bytes:
    """Return what a child puts on top: no fork, no signal but to itself, none of the zygote's.

    `OWN_PID` stands for "itself", and is replaced in each child: `seccomp.Prepared`.
    """
    program = Filter(architecture)
    program.load_number()
    program.on("clone", allow_if_any_set(0, THREAD, refuse(errno.EAGAIN)))
    program.on("kill tgkill", allow_if_equal(0, (OWN_PID,), refuse()))
    program.on("prctl", allow_if_equal(0, (*NAME_THREAD, NAME_MEMORY), refuse()))
    program.on("prlimit64", allow_if_all_zero(0, 2, refuse()))  # may be read, not set
    program.on("getpgid getsid sched_getaffinity", allow_if_equal(0, (0, OWN_PID), refuse()))
    kept = DEVICE.split() if device else []
    program.on(" ".join(name for name in ZYGOTE.split() if name not in kept), refuse())
    return program.otherwise(ALLOW)
