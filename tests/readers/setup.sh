# Sourced by test.sh and run.sh, after scripts/setup.sh: finds or installs the programs that read what hoinghi writes.
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

# install_readers FOLDER: Python's into FOLDER/venv, Node's into FOLDER/node.
install_readers() {
    local venv="$1/venv" node="$1/node"
    if ! cmp -s "$readers_folder/requirements.txt" "$venv/installed.txt"; then
        say "Installing the readers in Python; PyICU is compiled, which takes a minute or two"
        rm -rf "$venv"
        python3 -m venv "$venv"
        "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$readers_folder/requirements.txt" ||
            fail "The readers of $readers_folder/requirements.txt could not be installed (is there a network?)."
        cp "$readers_folder/requirements.txt" "$venv/installed.txt"
    fi
    if ! cmp -s "$readers_folder/package-lock.json" "$node/installed.json"; then
        rm -rf "$node"
        mkdir -p "$node"
        cp "$readers_folder/package.json" "$readers_folder/package-lock.json" "$node"
        npm ci --prefix "$node" --loglevel error --no-audit --no-fund ||
            fail "The readers of $readers_folder/package.json could not be installed (is there a network?)."
        cp "$readers_folder/package-lock.json" "$node/installed.json"
    fi
}
