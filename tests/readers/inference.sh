#!/usr/bin/env bash
# inference.sh TARGET_DIR: what `hoinghi ontology infer` finds to follow from the sample articles, compared with what owlrl
# finds. The program must have been built in TARGET_DIR/release; the reasoner is installed in TARGET_DIR/readers.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/setup.sh
. tests/readers/setup.sh
target="$1"
venv="$target/readers/inference"
work="$target/readers/inference-work"

install_python "$venv" tests/readers/requirements-inference.txt
rm -rf "$work"
mkdir -p "$work"
hoinghi="$target/release/hoinghi"
for articles in samples ontology/competency/articles.facts.jsonl; do
    store="$work/$(basename "$articles")"
    "$hoinghi" build "$articles" --store "$store"
    "$hoinghi" ontology infer --store "$store"
    "$hoinghi" dump --format nquads --store "$store" > "$store.nq"
    "$venv/bin/python" tests/readers/check_inference.py "$store.nq"
done
