#!/usr/bin/env bash
# pages.sh TARGET_DIR: the pages of the ontology, opened in a headless Chromium. Screenshots stay in TARGET_DIR/readers/pages.
# The program must have been built in TARGET_DIR/release.
set -euo pipefail
cd "$(dirname "$0")/../.."
target="$1"
work="$target/readers/pages"
hoinghi="$target/release/hoinghi"

command -v chromium > /dev/null || { echo "The pages need the package chromium." >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work"
"$hoinghi" build samples --store "$work/store"
"$hoinghi" ontology docs -o "$work/site" --store "$work/store"
python3 tests/readers/check_pages.py "$work/site" "$work/screenshots"
