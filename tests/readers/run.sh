#!/usr/bin/env bash
# run.sh TARGET_DIR: what hoinghi writes of the sample articles, read by rdflib, pySHACL, networkx and igraph.
# The program must have been built in TARGET_DIR/release; the readers are installed in TARGET_DIR/readers.
set -euo pipefail
cd "$(dirname "$0")/../.."
target="$1"
venv="$target/readers/venv"
work="$target/readers/work"
wanted=tests/readers/requirements.txt

if ! cmp -s "$wanted" "$venv/installed.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted" ||
        { echo "The readers of $wanted could not be installed (is there a network?)." >&2; exit 1; }
    cp "$wanted" "$venv/installed.txt"
fi

rm -rf "$work"
mkdir -p "$work"
cargo build --release --locked --quiet
hoinghi="$target/release/hoinghi"
"$hoinghi" build samples --store "$work/store"
"$hoinghi" dump --format nquads --store "$work/store" > "$work/samples.nq"
"$hoinghi" export gexf --store "$work/store" -o "$work/people.gexf"
"$hoinghi" export graphml --store "$work/store" -o "$work/people.graphml"

"$venv/bin/python" tests/readers/check_rdf.py "$work/samples.nq" ontology samples
"$venv/bin/python" tests/readers/check_graphs.py "$work/people.gexf" "$work/people.graphml" \
    --xsd tests/readers/gexf-1.3/gexf.xsd
for view in meetings attendance posts bodies careers all; do
    graph=("--view" "$view" "--allow-empty" "--store" "$work/store")
    "$hoinghi" export gexf "${graph[@]}" -o "$work/$view.gexf"
    "$hoinghi" graph stats "${graph[@]}" --format json > "$work/$view.json"
    "$venv/bin/python" tests/readers/check_measures.py "$work/$view.gexf" "$work/$view.json"
done
echo "The readers agree with what the program wrote."
