#!/usr/bin/env bash
# run.sh TARGET_DIR: what hoinghi writes of the sample articles, and of the annotated ones where they lie beside the
# checkout, read back by other people's programs and compared with what SPARQL says of the same store.
# The program must have been built in TARGET_DIR/release; the readers are installed in TARGET_DIR/readers.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/setup.sh
. tests/readers/setup.sh
target="$1"
hoinghi="$target/release/hoinghi"
readers=$(mkdir -p "$target/readers" && cd "$target/readers" && pwd)
work="$readers/work"
python="$readers/venv/bin/python"
export NODE_PATH="$readers/node/node_modules"
# No compiled Python in the checkout.
export PYTHONDONTWRITEBYTECODE=1

# Those of the program, and `scaled`: meetings with --scaled.
views=(meetings scaled attendance posts bodies careers all)

# export_views FOLDER: each view of the store in FOLDER, in each format.
export_views() {
    local folder="$1" view ending options
    for view in "${views[@]}"; do
        options=(--view "$view")
        [ "$view" != scaled ] || options=(--view meetings --scaled)
        options+=(--allow-empty --store "$folder/store")
        for ending in gexf graphml dot cyjs csv; do
            "$hoinghi" export "${options[@]}" -o "$folder/$view.$ending"
        done
        "$hoinghi" export "${options[@]}" --dynamic -o "$folder/$view.dynamic.gexf"
        "$hoinghi" graph stats "${options[@]}" --format json > "$folder/$view.json"
    done
    "$hoinghi" export --store "$folder/store" -o "$folder/entities.ftm.json"
}

# check NAME ARTICLES PATH...: builds a store of the paths, whose articles lie in the folder ARTICLES.
check() {
    local folder="$work/$1" articles="$2" view
    printf '\n%s\n' "$1"
    mkdir "$folder"
    "$hoinghi" build "${@:3}" --store "$folder/store"
    "$hoinghi" dump --format nquads --store "$folder/store" > "$folder/dump.nq"
    export_views "$folder"
    "$python" tests/readers/check_rdf.py "$folder/dump.nq" ontology "$articles"
    "$python" tests/readers/check_graphs.py "$folder/dump.nq" "$folder"
    "$python" tests/readers/check_entities.py "$folder/dump.nq" "$folder/entities.ftm.json"
    for view in "${views[@]}"; do
        "$python" tests/readers/check_measures.py "$folder/$view.gexf" "$folder/$view.json"
    done
}

install_readers "$readers"
cargo build --release --locked --quiet
rm -rf "$work"
mkdir -p "$work"
check samples samples samples
dev=../shared/dev
if [ -d "$dev" ]; then
    check dev "$dev" "$dev"/*.txt "$dev"/*.html
else
    echo "skipped: there are no annotated articles in $dev"
fi
tests/readers/shapes.sh "$target"
tests/readers/inference.sh "$target"
tests/readers/pages.sh "$target"
tests/readers/ontology.sh "$target"
echo "The readers agree with what the program wrote."
