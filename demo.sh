#!/usr/bin/env bash
# Builds the program and the graph of the sample articles, prints who attended what, and draws who met whom.
set -euo pipefail
cd "$(dirname "$0")"
. scripts/setup.sh

setup
cargo build --release --locked
hoinghi="$(target_dir)/release/hoinghi"

mkdir -p demo
"$hoinghi" build samples --store demo/store
"$hoinghi" query attendance --store demo/store
"$hoinghi" export gexf --store demo/store -o demo/people.gexf

cat <<END

Who met whom stands in demo/people.gexf: open it in Gephi, or drop it on Gephi Lite.
The store is demo/store; ask it more, for example:
  $hoinghi query --store demo/store
  $hoinghi explain "Kim Thế Vượng" --store demo/store
END
