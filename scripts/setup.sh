# Sourced by demo.sh and test.sh: finds or installs what the build needs beside Rust. What is there is not installed
# again, so a second run needs no network.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# The folder that cargo builds into.
target_dir() { printf '%s\n' "${CARGO_TARGET_DIR:-target}"; }

find_cargo() {
    if ! command -v cargo >/dev/null && [ -r "${CARGO_HOME:-$HOME/.cargo}/env" ]; then
        . "${CARGO_HOME:-$HOME/.cargo}/env"
    fi
    command -v cargo >/dev/null || fail "cargo is missing: install Rust with rustup (https://rustup.rs), then run this again."
}

has_compiler() { command -v g++ >/dev/null; }

# The library and the compiler's own headers: the one without the other fails after minutes of compiling.
has_libclang() {
    [ -n "${LIBCLANG_PATH:-}" ] && return 0
    compgen -G '/usr/lib*/llvm-*/lib/libclang*.so*' >/dev/null && compgen -G '/usr/lib*/llvm-*/lib/clang/*/include/stddef.h' >/dev/null && return 0
    compgen -G '/usr/lib*/libclang.so*' >/dev/null && compgen -G '/usr/lib*/clang/*/include/stddef.h' >/dev/null
}

install_packages() {
    local wanted="$*" as_root=()
    command -v apt-get >/dev/null ||
        fail "Missing: $wanted (Debian's names). Install them with this system's package manager, then run this again."
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "Missing: $wanted. As root, run: apt-get install -y $wanted"
        as_root=(sudo)
        [ -t 0 ] || as_root=(sudo -n)
    fi
    say "Installing $wanted"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q || say "The package lists could not be renewed; trying with those that are here."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" ||
        fail "Could not install $wanted. As root, run: apt-get install -y $wanted"
}

# setup [PACKAGE...]: the compiler and libclang, and more of Debian's packages, which are known to be missing.
setup() {
    local missing=("$@")
    find_cargo
    has_compiler || missing+=(g++)
    has_libclang || missing+=(libclang-dev)
    if [ "${#missing[@]}" -gt 0 ]; then
        install_packages "${missing[@]}"
    fi
}
