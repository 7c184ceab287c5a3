#!/usr/bin/env bash
# shapes.sh TARGET_DIR: whether pySHACL finds what `hoinghi validate` finds, in the samples and in broken data.
# The program must have been built in TARGET_DIR/release; the readers stand in TARGET_DIR/readers/venv (see run.sh).
set -euo pipefail
cd "$(dirname "$0")/../.."
hoinghi="$1/release/hoinghi"
python="$1/readers/venv/bin/python"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$hoinghi" build samples --store "$work/samples"
"$hoinghi" dump --format nquads --store "$work/samples" > "$work/samples.nq"
"$hoinghi" validate --format turtle --store "$work/samples" > "$work/samples.ttl"
"$python" tests/readers/check_shapes.py compare "$work/samples.nq" "$work/samples.ttl"

"$python" tests/readers/check_shapes.py broken "$work/broken.nq"
"$hoinghi" load "$work/broken.nq" --store "$work/broken"
if "$hoinghi" validate --format turtle --store "$work/broken" > "$work/broken.ttl"; then
    echo "wrong: hoinghi finds nothing wrong in broken data" >&2
    exit 1
fi
"$python" tests/readers/check_shapes.py compare "$work/broken.nq" "$work/broken.ttl"
echo "pySHACL and hoinghi find the same."
