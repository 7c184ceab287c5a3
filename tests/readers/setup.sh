# Sourced by test.sh and the scripts here, after scripts/setup.sh: finds or installs the programs that read what hoinghi writes.
# What is there is not installed again, so a second run needs no network.

readers_folder=$(dirname "${BASH_SOURCE[0]}")

has_python() { python3 -c 'import ensurepip, venv' 2>/dev/null; }

# The headers, which PyICU is compiled with; FollowTheMoney needs it, and it comes as source only.
has_python_headers() {
    python3 -c 'import os, sysconfig; os.stat(sysconfig.get_path("include") + "/Python.h")' 2>/dev/null
}

has_icu() { command -v pkg-config >/dev/null && pkg-config --exists icu-i18n; }

# Prints which of Debian's packages the readers lack on this system.
packages_of_readers() {
    has_python || printf '%s\n' python3 python3-venv
    has_python_headers || printf '%s\n' python3-dev
    has_icu || printf '%s\n' libicu-dev pkg-config
    command -v node >/dev/null || printf '%s\n' nodejs
    command -v npm >/dev/null || printf '%s\n' npm
    command -v dot >/dev/null || printf '%s\n' graphviz
    command -v chromium >/dev/null || printf '%s\n' chromium
}

# install_python VENV REQUIREMENTS: an environment with what the file lists.
install_python() {
    cmp -s "$2" "$1/installed.txt" && return
    say "Installing the readers of $2"
    rm -rf "$1"
    python3 -m venv "$1"
    "$1/bin/pip" install --quiet --disable-pip-version-check -r "$2" ||
        fail "The readers of $2 could not be installed (is there a network?)."
    cp "$2" "$1/installed.txt"
}

# install_readers FOLDER: Python's into FOLDER/venv, Node's into FOLDER/node. PyICU is compiled, which takes a minute or two.
install_readers() {
    local node="$1/node"
    install_python "$1/venv" "$readers_folder/requirements.txt"
    if ! cmp -s "$readers_folder/package-lock.json" "$node/installed.json"; then
        rm -rf "$node"
        mkdir -p "$node"
        cp "$readers_folder/package.json" "$readers_folder/package-lock.json" "$node"
        npm ci --prefix "$node" --loglevel error --no-audit --no-fund ||
            fail "The readers of $readers_folder/package.json could not be installed (is there a network?)."
        cp "$readers_folder/package-lock.json" "$node/installed.json"
    fi
}
