"""What Python runs first in the processes that tests start with this folder on their path, and in their children.

`TRAPS=offline` ends a process that opens an internet socket: by an audit hook where Python asks for it, and by the
kernel (a seccomp filter, on Linux) where a library does. `TRAPS=standin` puts the stand-in in the reader's place.
"""

import os
import platform
import sys
import types

_SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # AUDIT_ARCH and number, from <linux/*.h>


def forbid_sockets() -> None:
    def hook(event: str, arguments: tuple) -> None:
        network = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto")
        if event in network or event.startswith(("urllib.", "http.", "ftplib.", "smtplib.")):
            sys.stderr.write(f"trapped: {event} {arguments!r}\n")
            sys.stderr.flush()
            os._exit(99)

    sys.addaudithook(hook)
    if sys.platform == "linux" and platform.machine() in _SOCKET_CALL:
        _filter_sockets(*_SOCKET_CALL[platform.machine()])


def _filter_sockets(architecture: int, call: int) -> None:
    import ctypes
    import struct

    load, equal, end = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
    allow, kill = 0x7FFF0000, 0x80000000
    program = [
        (load, 0, 0, 4),  # the architecture
        (equal, 0, 6, architecture),
        (load, 0, 0, 0),  # the number of the call
        (equal, 0, 4, call),
        (load, 0, 0, 16),  # its first argument: the family
        (equal, 1, 0, 2),  # AF_INET
        (equal, 0, 1, 10),  # AF_INET6
        (end, 0, 0, kill),
        (end, 0, 0, allow),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in program))
    filter_ = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    libc.prctl(22, 2, filter_, 0, 0)  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER


class StandIn(types.ModuleType):
    def __getattr__(self, name: str) -> object:
        import standin

        return getattr(standin, name)


traps = os.environ.get("TRAPS", "").split(",")
if "offline" in traps:
    forbid_sockets()
if "standin" in traps:
    sys.modules["dragoman.reading.read"] = StandIn("dragoman.reading.read")
