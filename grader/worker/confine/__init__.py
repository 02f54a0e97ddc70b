"""The layers of confinement: each module is one layer, with its reason.

A layer is installed by trusted code before the first byte of a submission is read, and none can be
taken off again. Read them in the order in which they are put on:

=============  ================  ================================================================
module         put on            keeps a submission from
=============  ================  ================================================================
`account`      in the zygote     root's powers; being read or traced by others of the same account
`landlock`     in the zygote     files, TCP ports, abstract sockets, signals to strangers
`seccomp`      in the zygote     every system call that is not on `policy`'s list
`descriptors`  in each child     what the zygote holds open; the zygote's session
`limits`       in each child     using up the machine's time, memory, output, threads
`seccomp`      in each child     what the zygote itself still needed: to fork, to signal, to receive
=============  ================  ================================================================

`syscalls` is the table of call numbers, `bpf` the assembler of filters, `policy` the lists,
`threads` and `libraries` what the zygote must know beforehand, `kernel` the way to call the kernel.
All of it stands alone, like `worker`: it runs in the zygote, and in its children before they serve.
"""
