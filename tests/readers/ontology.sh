#!/usr/bin/env bash
# ontology.sh TARGET_DIR: the ontology and its downloads, read by rdflib, judged by Horned OWL and documented by pyLODE.
# The program must have been built in TARGET_DIR/release; these readers are installed in TARGET_DIR/readers.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/setup.sh
. tests/readers/setup.sh
target="$1"
venv="$target/readers/ontology"
site="$target/readers/ontology-site"

install_python "$venv" tests/readers/requirements-ontology.txt
rm -rf "$site"
"$target/release/hoinghi" ontology docs -o "$site" --ontology ontology
"$venv/bin/python" tests/readers/check_ontology.py ontology "$site" tests/readers/profile
