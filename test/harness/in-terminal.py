"""Runs a command in a pseudo-terminal and prints what a terminal would have got, as JSON: {"output", "status"}.

usage: in-terminal.py '{"command": [...], "columns": 60, "rows": 20, "when": [{"seen": "text", "send": "\\u0003"}, ...]}'
A step of `when` waits for its text and then sends keys or resizes the window ("resize": [columns, rows]).
"""
import fcntl
import json
import os
import pty
import signal
import struct
import sys
import termios

spec = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(spec["command"][0], spec["command"])


def resize(columns, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.kill(pid, signal.SIGWINCH)


resize(spec["columns"], spec["rows"])
signal.alarm(30)
output = b""
steps = list(spec.get("when", []))
looked = 0
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        break
    if not piece:
        break
    output += piece
    while steps and steps[0]["seen"].encode() in output[looked:]:
        step = steps.pop(0)
        looked = output.index(step["seen"].encode(), looked) + 1
        if "send" in step:
            os.write(terminal, step["send"].encode())
        if "resize" in step:
            resize(*step["resize"])
_, status = os.waitpid(pid, 0)
print(json.dumps({"output": output.decode(), "status": os.waitstatus_to_exitcode(status)}))
