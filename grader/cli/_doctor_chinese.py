"""What `grader doctor` says of this machine, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from grader.reports._chinese import SENTENCES as REPORTED
from grader.reports._chinese import WORDS as REPORTED_WORDS
from grader.reports._phrases import Phrases

__all__ = ["SENTENCES", "chinese"]

SENTENCES: Mapping[str, str] = {
    "ok": "正常",
    "PROBLEM": "有问题",
    "missing": "缺少",
    "weaker": "较弱",
    "{} columns, {}, {}, language {}": "{0} 列，{1:zh}，{2:zh}，语言 {3}",
    "{}, {} events": "{0}，{1} 条记录",
    "{}, {} events, {} damaged lines": "{0}，{1} 条记录，{2} 行已损坏",
    "{}, {} exercises": "{0}，{1} 个练习",
    "`{}` is not installed": "没有安装 `{0}`",
    "not installed: `grader doctor --attack` runs them in a checkout": (
        "没有安装：在源码目录中用 `grader doctor --attack` 运行"
    ),
    "{} files, tried here by `grader doctor --attack`": (
        "{0} 个文件，用 `grader doctor --attack` 在本机试验"
    ),
    "the layers cannot be tried: {}": "无法试验各层隔离：{0:zh}",
    # layers: what each is for
    "submissions can be started": "可以启动提交的代码",
    "a zygote knows its threads and its size": "母进程知道自己的线程数和大小",
    "a submission is not root": "提交的代码不以 root 运行",
    "no network, no processes, no signals to others": "不能上网，不能建进程，不能给别的进程发信号",
    "no path can be opened, looked at or changed": "任何路径都不能打开、查看或修改",
    "a second lock on files and sockets": "文件和套接字的第二道锁",
    "memory, CPU time and output end at a limit": "内存、CPU 时间和输出都有上限",
    "threads end at a limit": "线程数有上限",
    "what is killed is the submission, and it is dead": "结束的确实是提交的进程，并且确实结束了",
    "time is CPU time, read from outside": "时间是从外部读取的 CPU 时间",
    "what is printed has its own file, which cannot be cut": "输出写入单独的文件，不能截断",
    "huge pages make each submission cheaper": "大页使每次提交的开销更小",
    "no layer needs them": "没有哪一层需要它们",
    "torch exercises can run on a GPU": "torch 练习可以在 GPU 上运行",
    # layers: what to do without
    "no submission could be started: raise the limit on this account's processes (`ulimit -u`) "
    "or on the container's": ("无法启动任何提交：请提高本账户（`ulimit -u`）或容器的进程数上限"),
    "a zygote cannot be prepared: mount `/proc`": "无法准备母进程：请挂载 `/proc`",
    "submissions would run as root: run the grader as an ordinary user, or give the container "
    "the capabilities SETUID and SETGID, and a user namespace that maps `nobody`": (
        "提交的代码会以 root 运行：请以普通用户运行评分程序，或给容器 SETUID 和 SETGID 权能，"
        "并让它的用户命名空间包含 `nobody`"
    ),
    "system calls cannot be refused: use a kernel with CONFIG_SECCOMP_FILTER, or a container "
    "runtime that lets programs set filters": (
        "无法拒绝系统调用：请用带 CONFIG_SECCOMP_FILTER 的内核，或允许程序设置过滤器的容器运行时"
    ),
    "submissions could read files: without seccomp nothing hides them; with it, look for what "
    "else filters system calls here": (
        "提交的代码能读文件：没有 seccomp 就无法隐藏文件；如果有，请查看还有什么在过滤系统调用"
    ),
    "the second lock on files is missing, the first holds; exercises that read libraries late "
    "import them beforehand only: Linux 5.13 or later with `landlock` among `lsm=` has it, and "
    "a container runtime that lets programs use it": (
        "缺少文件的第二道锁，第一道仍然有效；较晚才读库的练习只能预先导入这些库："
        "需要 Linux 5.13 或更新版本，`lsm=` 中有 `landlock`，并且容器运行时允许程序使用它"
    ),
    "a submission could use up the machine: look for what refuses `setrlimit`": (
        "提交的代码可能耗尽本机资源：请查看是什么拒绝了 `setrlimit`"
    ),
    "a submission can start threads up to its memory limit": "线程数只受内存上限的约束",
    "a submission cannot be ended for certain: Linux 5.4 or later is needed, and a container "
    "runtime that knows its calls": (
        "无法确保结束提交的进程：需要 Linux 5.4 或更新版本，容器运行时也要支持相应的系统调用"
    ),
    "CPU time cannot be read from outside: Linux 5.3 or later, not gVisor, is needed": (
        "无法从外部读取 CPU 时间：需要 Linux 5.3 或更新版本，且不是 gVisor"
    ),
    "what is printed has nowhere to go: Linux 3.17 or later is needed": (
        "输出无处可写：需要 Linux 3.17 或更新版本"
    ),
    "each submission costs some milliseconds more: Linux 6.1 or later is faster": (
        "每次提交多花几毫秒：Linux 6.1 或更新版本更快"
    ),
    "nothing is lost: no layer depends on them": "没有影响：没有哪一层依赖它们",
    "torch exercises run on the CPU": "torch 练习在 CPU 上运行",
    # layers: what was found
    "uid {}": "用户编号 {0}",
    "version {}": "版本 {0}",
    "root steps down to `nobody`": "从 root 降为 `nobody`",
    "NVIDIA driver {}": "NVIDIA 驱动 {0}",
    "an NVIDIA driver": "有 NVIDIA 驱动",
    "no NVIDIA device": "没有 NVIDIA 设备",
    "no answer in {} s": "{0} 秒内没有回答",
    "the trials died": "试验进程终止了",
    "the probe died": "试验进程终止了",
    "still root": "仍是 root",
    "no table of system calls for `{}`": "没有 `{0}` 的系统调用表",
    "the kernel has no seccomp filters, or lets this process set none": (
        "内核没有 seccomp 过滤器，或不允许本进程设置"
    ),
    "a socket was made in spite of it": "仍然能建套接字",
    "a process was started in spite of it": "仍然能建进程",
    "a folder was opened in spite of it": "仍然能打开文件夹",
    "a folder was looked at in spite of it": "仍然能查看文件夹",
    "a folder was changed in spite of it": "仍然能修改文件夹",
    "a file was opened in spite of it": "仍然能打开文件",
    "a gigabyte was mapped in spite of it": "仍然能申请 1 GB 内存",
    "a sealed file was cut in spite of it": "仍然能截断封存的文件",
    "one thread is counted as {}": "一个线程被数成了 {0} 个",
    "a killed process does not show its death": "结束了的进程没有显示为已结束",
    "the CPU clock of another process stands still": "别的进程的 CPU 时钟不走",
    # the attacks
    "{} attacks as {} on {}": "{0} 个攻击，身份 {1:zh}，沙箱 {2:said}",
    "stopped": "已拦住",
    "{} NOT STOPPED": "{0} 个没有拦住",
    "{} of {} stopped, {} s": "{1} 个中拦住 {0} 个，{2} 秒",
}
"""English with holes, and its Chinese; see `grader.reports._phrases.Phrases`."""

WORDS: Mapping[str, str] = {
    "plain": "纯文本",
    "glyphs": "带符号",
    "colour": "彩色",
    "no colour": "无色",
    "user": "用户",
    "process": "进程",
}
"""What may stand in a hole that is translated too."""

_ISOLATION = {english: text for english, text in REPORTED.items() if "); timing: {}" in english}

chinese = Phrases({**SENTENCES, **_ISOLATION}, {**REPORTED_WORDS, **SENTENCES, **WORDS})
