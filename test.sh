#!/usr/bin/env bash
# Runs the tests, and gives the files that the program writes to other people's readers.
set -euo pipefail
cd "$(dirname "$0")"
. scripts/setup.sh
. tests/readers/setup.sh

setup $(packages_of_readers)
cargo test --release --locked --no-fail-fast

tests/readers/run.sh "$(target_dir)"
