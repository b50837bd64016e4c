#!/usr/bin/env bash
# generator/planner/training/run.sh WORK: makes templates/planner/planner.onnx anew, from public material.
# Needs Debian 12 or 13 (apt, dpkg, lz4), Python 3.11, npm, a C++ compiler, 15 GB and, on two cores, about
# two hours: half for asking the teacher, half for teaching; minutes where PyTorch finds a GPU. What WORK
# already holds is not made again; delete a part of it to repeat that part.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mkdir -p "${1:?usage: run.sh WORK}" && cd "$1" && pwd)"
cd "$work"

"$here/fetch.sh" "$work"
venv/bin/pip install --quiet -r "$here/requirements.txt"

# --- Reading, asking the teacher, teaching, writing ---
cd "$here"
"$work/venv/bin/python" collect.py "$work"
"$work/venv/bin/python" teacher.py "$work"
[ -e "$work/student.pt" ] || "$work/venv/bin/python" train.py "$work"
"$work/venv/bin/python" export.py "$work"
