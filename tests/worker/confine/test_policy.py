"""What the filters decide, on both architectures: a small machine here runs their programs."""

from __future__ import annotations

import errno
import re
import struct
from pathlib import Path

import pytest

from grader.worker.confine import policy
from grader.worker.confine.syscalls import ARCHITECTURES, Architecture

ALLOW, KILL = "allow", "kill"
PID = 4321
THREAD_FLAGS = 0x3D0F00  # what the C library passes to start a thread
FORK_FLAGS = 0x01200011


def decide(program: bytes, arch: int, number: int, arguments: tuple[int, ...] = ()) -> str:
    """Run a filter on one call: `allow`, `kill` or the name of an error."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, arch, 0, *(a & (2**64 - 1) for a in padded))
    at, accumulator = 0, 0
    while True:
        code, yes, no, constant = struct.unpack_from("<HBBI", program, at * 8)
        at += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("<I", data, constant)
            case 0x15:
                at += yes if accumulator == constant else no
            case 0x35:
                at += yes if accumulator >= constant else no
            case 0x45:
                at += yes if accumulator & constant else no
            case 0x06:
                return verdict(constant)
            case _:
                raise AssertionError(f"no such instruction: {code:#x}")


def verdict(value: int) -> str:
    if value == 0x7FFF0000:
        return ALLOW
    if value == 0x80000000:
        return KILL
    return errno.errorcode[value & 0xFFFF]


class Kernel:
    """Both filters of a child, the stricter answer first, as the kernel combines them."""

    def __init__(self, architecture: Architecture, *, files: bool = False, device: bool = False):
        self.architecture = architecture
        self.zygote_filter = policy.zygote_filter(architecture, files=files, device=device)
        template = policy.child_filter(architecture, device=device)
        own = struct.pack("=I", policy.OWN_PID)
        self.child_filter = template.replace(own, struct.pack("=I", PID))

    def zygote(self, name: str, *arguments: int) -> str:
        number = self.architecture.numbers[name]
        return decide(self.zygote_filter, self.architecture.audit, number, arguments)

    def child(self, name: str, *arguments: int) -> str:
        number = self.architecture.numbers[name]
        both = [
            decide(program, self.architecture.audit, number, arguments)
            for program in (self.zygote_filter, self.child_filter)
        ]
        return KILL if KILL in both else next((v for v in both if v != ALLOW), ALLOW)


@pytest.fixture(scope="module", params=sorted(ARCHITECTURES))
def kernel(request: pytest.FixtureRequest) -> Kernel:
    return Kernel(ARCHITECTURES[request.param])


CHILD = [
    ("read", (), ALLOW),
    ("writev", (), ALLOW),
    ("futex", (), ALLOW),
    ("exit_group", (), ALLOW),
    ("fstat", (), ALLOW),
    ("openat", (), "EACCES"),
    ("newfstatat", (), "EACCES"),
    ("statx", (), "EACCES"),
    ("getdents64", (), "EACCES"),
    ("readlinkat", (), "EACCES"),
    ("openat2", (), "EPERM"),
    ("clone", (THREAD_FLAGS,), ALLOW),
    ("clone", (FORK_FLAGS,), "EAGAIN"),
    ("clone", (0x10000000 | THREAD_FLAGS,), "EPERM"),
    ("clone3", (), "ENOSYS"),
    ("execve", (), "EPERM"),
    ("kill", (PID,), ALLOW),
    ("kill", (0,), "EPERM"),
    ("kill", (-1,), "EPERM"),
    ("kill", (PID + 1,), "EPERM"),
    ("tgkill", (PID, PID), ALLOW),
    ("tgkill", (1, 1), "EPERM"),
    ("rt_sigqueueinfo", (PID,), "EPERM"),
    ("pidfd_open", (1,), "EPERM"),
    ("pidfd_send_signal", (), "EPERM"),
    ("setsid", (), "EPERM"),
    ("socket", (), "EPERM"),
    ("socketpair", (), "EPERM"),
    ("sendmsg", (), "EPERM"),
    ("recvmsg", (), "EPERM"),
    ("memfd_create", (), "EPERM"),
    ("shmget", (), "EPERM"),
    ("mq_open", (), "EPERM"),
    ("mmap", (0, 4096, 3, 0x22), ALLOW),
    ("mmap", (0, 4096, 3, 0x21), "EPERM"),
    ("mmap", (0, 4096, 3, 0x03), "EPERM"),
    ("mmap", (0, 4096, 3, 0x122), "EPERM"),
    ("mmap", (0, 4096, 3, 0x40022), "EPERM"),
    ("fcntl", (1, 3), ALLOW),
    ("fcntl", (1, 8), "EPERM"),
    ("fcntl", (1, 1031), "EPERM"),
    ("fcntl", (1, 1033), "EPERM"),
    ("ioctl", (1, 0x5401), ALLOW),
    ("ioctl", (1, 0x5412), "ENOTTY"),
    ("prctl", (15,), ALLOW),
    ("prctl", (1, 0), "EPERM"),
    ("prctl", (4, 1), "EPERM"),
    ("prctl", (22, 2), "EPERM"),
    ("prlimit64", (0, 7, 0, 1 << 40), ALLOW),
    ("prlimit64", (0, 7, 1 << 40, 0), "EPERM"),
    ("prlimit64", (1, 7, 0, 1 << 40), "EPERM"),
    ("setrlimit", (), "EPERM"),
    ("sched_setaffinity", (), "EPERM"),
    ("setpriority", (), "EPERM"),
    ("seccomp", (), "EPERM"),
    ("fchmod", (), "EPERM"),
    ("utimensat", (), "EPERM"),
    ("clock_settime", (), "EPERM"),
    ("clock_gettime", (1,), ALLOW),
    ("clock_gettime", (3,), ALLOW),
    ("clock_gettime", ((~1 << 3) | 2,), "EINVAL"),
    ("clock_getres", ((~PID << 3) | 2,), "EINVAL"),
    ("clock_nanosleep", ((~1 << 3) | 2,), "EINVAL"),
    ("getpgid", (0,), ALLOW),
    ("getpgid", (PID,), ALLOW),
    ("getpgid", (1,), "EPERM"),
    ("getsid", (1,), "EPERM"),
    ("sched_getaffinity", (0,), ALLOW),
    ("sched_getaffinity", (1,), "EPERM"),
    ("personality", (), "EPERM"),
    ("landlock_restrict_self", (), "EPERM"),
    ("ptrace", (), KILL),
    ("process_vm_readv", (), KILL),
    ("pidfd_getfd", (), KILL),
    ("bpf", (), KILL),
    ("io_uring_setup", (), KILL),
    ("userfaultfd", (), KILL),
    ("mount", (), KILL),
    ("unshare", (), KILL),
    ("setns", (), KILL),
    ("keyctl", (), KILL),
    ("open_by_handle_at", (), KILL),
    ("chroot", (), KILL),
]


@pytest.mark.parametrize(("name", "arguments", "want"), CHILD, ids=[f"{n}{a}" for n, a, _ in CHILD])
def test_child(kernel: Kernel, name: str, arguments: tuple[int, ...], want: str) -> None:
    """Each call of a submission is answered like this."""
    assert kernel.child(name, *arguments) == want


def test_zygote_can_work(kernel: Kernel) -> None:
    """The zygote may fork, receive, reap and set a child up; it may not open files either."""
    calls = "sendmsg recvmsg wait4 pidfd_open setsid close_range setrlimit sched_setaffinity"
    assert {kernel.zygote(name) for name in calls.split()} == {ALLOW}
    assert kernel.zygote("clone", FORK_FLAGS) == ALLOW
    assert kernel.zygote("kill", PID) == ALLOW
    assert kernel.zygote("openat") == "EACCES"
    assert kernel.zygote("socket") == "EPERM"


def test_most_calls_are_refused(kernel: Kernel) -> None:
    """The filter is a list of what is allowed: unknown calls, and those of the future, are not."""
    audit = kernel.architecture.audit
    allowed = [n for n in range(1000) if decide(kernel.zygote_filter, audit, n) == ALLOW]
    assert len(allowed) < 100
    assert decide(kernel.zygote_filter, audit, 999) == "EPERM"


def test_other_tables_of_calls(kernel: Kernel) -> None:
    """32-bit and x32 calls have other numbers under the same names: nobody may make them."""
    for audit in (0x40000003, 0x40000028):
        assert decide(kernel.zygote_filter, audit, 0) == KILL
    if kernel.architecture.machine == "x86_64":
        assert decide(kernel.zygote_filter, kernel.architecture.audit, 0x40000000) == KILL


def test_reading_libraries() -> None:
    """Where libraries may be read, files can be found and opened; the rest is as before."""
    kernel = Kernel(ARCHITECTURES["x86_64"], files=True)
    for name in policy.FILES.split():
        assert kernel.child(name) == ALLOW
    for name in ("unlink", "rename", "fchmodat", "truncate", "mkdir", "socket", "execve"):
        assert kernel.child(name) == "EPERM"


def test_device() -> None:
    """A CUDA driver may talk to its device; there is still no process and no network."""
    kernel = Kernel(ARCHITECTURES["x86_64"], files=True, device=True)
    assert kernel.child("ioctl", 3, 0xC0384601) == ALLOW
    assert kernel.child("mmap", 0, 4096, 3, 0x01) == ALLOW
    assert kernel.child("clone", FORK_FLAGS) == "EAGAIN"
    assert kernel.child("socket") == "EPERM"
    assert kernel.child("execve") == "EPERM"
    assert kernel.child("ptrace") == KILL


HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}


@pytest.mark.parametrize("machine", sorted(HEADERS))
def test_numbers_are_the_kernels(machine: str) -> None:
    """The table of numbers agrees with the kernel's headers, where they are installed."""
    if not HEADERS[machine].exists():
        pytest.skip("no kernel headers")
    text = HEADERS[machine].read_text(encoding="utf-8")
    found = dict(re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)", text))
    ours = ARCHITECTURES[machine].numbers
    differing = {n: (k, found[n]) for n, k in ours.items() if n in found and int(found[n]) != k}
    assert differing == {}
    assert len(ours.keys() & found.keys()) > 200


def test_lists_name_known_calls() -> None:
    """A name that is in no table would silently be left out of a filter."""
    known = set(ARCHITECTURES["x86_64"].numbers) | set(ARCHITECTURES["aarch64"].numbers)
    lists = (policy.ORDINARY, policy.ZYGOTE, policy.FILES, policy.DEVICE, policy.FATAL)
    assert {name for text in lists for name in text.split()} <= known
