# attack: reads what a machine keeps for itself | expect: pass
FILES = "/etc/passwd /etc/hostname /etc/resolv.conf /dev/mem /proc/kcore /proc/version /dev/null"
FILES += " /proc/net/tcp /proc/net/unix /sys/kernel /dev/urandom /proc/sys/kernel/random/boot_id"
for path in FILES.split():
    try:
        open(path, "rb").close()
    except OSError:
        continue
    raise RuntimeError("@PROOF@"[::-1] + path)


def double(x):
    return 2 * x
