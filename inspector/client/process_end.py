"""How a process ended, in words."""

from __future__ import annotations

import signal
from dataclasses import dataclass

_KNOWN_SIGNALS = {
    "SIGSEGV": "a crash in native code",
    "SIGABRT": "native code gave up",
    "SIGBUS": "a crash in native code",
    "SIGILL": "an instruction this processor does not have",
    "SIGFPE": "an arithmetic error in native code",
    "SIGKILL": "often the system, out of memory",
}


@dataclass(frozen=True)
class ProcessEnd:
    """The end of a worker process.

    exit_code: None where a signal ended it. signal_number: None where it exited.
    """

    exit_code: int | None = None
    signal_number: int | None = None

    @property
    def words(self) -> str:
        """What follows "the worker": "ended with exit code 3", "was killed by SIGSEGV"."""
        if self.signal_number is None:
            return f"ended with exit code {self.exit_code}"
        try:
            name = signal.Signals(self.signal_number).name
        except ValueError:
            name = f"signal {self.signal_number}"
        why = _KNOWN_SIGNALS.get(name)
        return f"was killed by {name} ({why})" if why else f"was killed by {name}"
