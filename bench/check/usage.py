"""Runs a command and writes what it took to a file: Node does not say it of its children."""

import json
import os
import sys
import time

report, *command = sys.argv[1:]
start = time.monotonic()
_, status, usage = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
wall = time.monotonic() - start
unit = 1 if sys.platform == "darwin" else 1024
with open(report, "w") as file:
    cpu = usage.ru_utime + usage.ru_stime
    json.dump({"wall": wall * 1000, "cpu": cpu * 1000, "peak": usage.ru_maxrss * unit}, file)
sys.exit(os.waitstatus_to_exitcode(status))
