"""Takes from a process what a query worker never needs: the network, and starting programs.

A second lock behind the guard, on Linux (x86-64 and 64-bit ARM): a filter of system calls (seccomp(2))
that lets sockets and programs fail with EPERM. It cannot be taken off again, and every thread that is
started later inherits it. Imported by the query worker: keep its imports few.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_ALLOW = 0x7FFF0000
_FAIL = 0x00050000 | errno.EPERM
_KILL = 0x80000000
_NUMBER, _ARCHITECTURE = 0, 4
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_IO_URING = (425, 426, 427)


class _Machine(NamedTuple):
    """An architecture as the kernel names it, and the numbers of the system calls that are denied there."""

    audit: int
    denied: tuple[int, ...]
    foreign_from: int | None
    """From which number on the calls are those of another convention, which are all denied."""


_MACHINES = {
    "x86_64": _Machine(
        0xC000003E,
        # socket, connect, accept, sendto, sendmsg, bind, listen, socketpair, execve, ptrace, accept4,
        # sendmmsg, process_vm_writev, execveat
        (41, 42, 43, 44, 46, 49, 50, 53, 59, 101, 288, 307, 311, 322, *_IO_URING),
        0x40000000,
    ),
    "aarch64": _Machine(
        0xC00000B7,
        # ptrace, socket, socketpair, bind, listen, accept, connect, sendto, sendmsg, execve, accept4,
        # sendmmsg, process_vm_writev, execveat
        (117, 198, 199, 200, 201, 202, 203, 206, 211, 221, 242, 269, 271, 281, *_IO_URING),
        None,
    ),
}


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("operand", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def confine() -> bool:
    """Confine this process for good, and tell whether that was possible here.

    Call it before the process has threads: those that it has by then are not confined.
    """
    if sys.platform != "linux" or sys.maxsize < 1 << 32:
        return False
    machine = _MACHINES.get(os.uname().machine)
    if machine is None:
        return False
    filtering = _filter(machine)
    instructions = (_Instruction * len(filtering))(*(_Instruction(*step) for step in filtering))
    program = _Program(len(filtering), instructions)
    try:
        prctl = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return False
    for request in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0),
    ):
        if prctl(*request) != 0:
            return False
    return True


def _filter(machine: _Machine) -> Sequence[tuple[int, int, int, int]]:
    """Return the program (kernel documentation, "Seccomp BPF"): what is not denied is allowed."""
    foreign = [(_IF_AT_LEAST, 0, 1, machine.foreign_from)] if machine.foreign_from is not None else []
    denials = [
        step for number in machine.denied for step in ((_IF_EQUAL, 0, 1, number), (_RETURN, 0, 0, _FAIL))
    ]
    return [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        *(step for test in foreign for step in (test, (_RETURN, 0, 0, _FAIL))),
        *denials,
        (_RETURN, 0, 0, _ALLOW),
    ]
