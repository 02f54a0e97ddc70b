"""The layers of confinement: each module is one layer, with its reason.

A layer is installed by trusted code before the first byte of a submission is read, and none can be
taken off again. Read them in the order in which they are put on:

=============  ================  ================================================================
module         put on            keeps a submission from
=============  ================  ================================================================
`account`      in the zygote     root's powers; reading or tracing its siblings
`landlock`     in the zygote     files, TCP ports, abstract sockets, signals to strangers
`seccomp`      in the zygote     every system call that is not on `policy`'s list
`descriptors`  in each child     what the zygote holds open; the zygote's session
`limits`       in both           using up the machine's time, memory, output, threads
`seccomp`      in each child     what the zygote itself still needed: to fork, to signal, to receive
=============  ================  ================================================================

`syscalls` is the table of call numbers, `bpf` the assembler of filters, `policy` the lists,
`threads` and `libraries` what the zygote must know beforehand, `devices` what a CUDA driver needs,
`kernel` the way to call the kernel, `probes` the trial of every layer. All of it stands alone, like
`worker`: it runs in the zygote, and in its children before they serve. `grader.sandbox` has the map
of all layers, with the tests that fail without them.
"""
