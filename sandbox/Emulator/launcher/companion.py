"""Runs the command it is given for as long as its own standard input is open, and ignores signals.

The sandbox holds the other end of that pipe: however it ends, the command ends with it.
"""

import ctypes
import signal
import subprocess
import sys
import threading


def end_with_standard_input(command):
    sys.stdin.buffer.read()
    command.kill()


def die_with_parent():
    """Where this script itself is killed, it cannot end the command: Linux does (PR_SET_PDEATHSIG is 1)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def main():
    for ignored in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ignored, signal.SIG_IGN)
    command = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, start_new_session=True,
                               preexec_fn=die_with_parent)
    threading.Thread(target=end_with_standard_input, args=[command], daemon=True).start()
    sys.exit(command.wait())


if __name__ == "__main__":
    main()
