#!/bin/sh
# Makes this checkout ready: system libraries, .venv, pinned parts. A second run finds everything in place and does
# nothing. Usage: packaging/setup.sh runtime | development
#
#   runtime      what the program needs; without the system libraries of a window the command line still works
#   development  all of that, the tools that test it, and the programs that the tests check papers with
#
# Needs python3 (3.11 or newer) with venv. Registries and certificates are whatever pip and apt are configured for.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:?runtime or development}
python=${PYTHON:-python3}
venv=.venv

# One per line: what must be found, and the Debian package that brings it.
window_parts='
libGL.so.1             libgl1
libEGL.so.1            libegl1
libfontconfig.so.1     libfontconfig1
libglib-2.0.so.0       libglib2.0-0
libdbus-1.so.3         libdbus-1-3
libxkbcommon.so.0      libxkbcommon0
libxcb-cursor.so.0     libxcb-cursor0
libxcb-icccm.so.4      libxcb-icccm4
libxcb-keysyms.so.1    libxcb-keysyms1
libxcb-shape.so.0      libxcb-shape0
libxkbcommon-x11.so.0  libxkbcommon-x11-0
'
test_parts='
pdfsig  poppler-utils
qpdf    qpdf
age     age
strace  strace
unzip   unzip
'

say() { printf '%s\n' "$*" >&2; }
fail() { say "setup: $*"; exit 1; }

has_library() { { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -qF "	$1 "; }
has_part() {
    case $1 in
        lib*.so.*) has_library "$1" ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# Prints the packages whose part (read from stdin, as above) is not on this machine.
missing_packages() {
    while read -r part package; do
        if [ -n "$part" ] && ! has_part "$part"; then printf '%s ' "$package"; fi
    done
}

install_packages() {
    say "setup: installing system packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || say 'setup: apt-get update failed; trying with the package lists at hand'
    apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >/dev/null
}

# Installs missing system packages as root. Otherwise names the one line to type, and stops if they are required.
ensure_system() {
    required=$1 packages=$2
    [ "$(uname -s)" = Linux ] && [ -n "$packages" ] || return 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086  # a list of package names
        install_packages $packages && return 0
    fi
    say 'setup: system packages are missing; this line installs them:'
    say "    sudo apt-get update && sudo apt-get install -y $packages"
    [ "$required" = optional ] || fail 'then run this again'
    say 'setup: going on without them: only a window needs them'
}

check_python() {
    command -v "$python" >/dev/null || fail 'python3 is missing: Python 3.11 or newer is needed'
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail 'Python 3.11 or newer is needed'
    "$python" -c 'import ensurepip, venv' 2>/dev/null || ensure_system required python3-venv
}

# Installs exactly what a requirements file pins. Its copy inside .venv is the stamp: written last, compared first.
install_parts() {
    requirements=$1
    stamp=$venv/installed-$requirements
    if [ -x $venv/bin/python ] && $venv/bin/python -c '' 2>/dev/null; then
        if cmp -s "$requirements" "$stamp"; then return 0; fi
    else
        check_python
        say "setup: making $venv"
        "$python" -m venv --clear $venv
    fi
    say "setup: installing the parts pinned in $requirements (about a minute, 800 MB)"
    PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 \
        $venv/bin/python -m pip install --quiet --no-input --require-hashes --requirement "$requirements" >&2
    cp "$requirements" "$stamp"
}

case $purpose in
    runtime)
        ensure_system optional "$(echo "$window_parts" | missing_packages)"
        install_parts requirements.txt
        ;;
    development)
        ensure_system required "$(echo "$window_parts$test_parts" | missing_packages)"
        # These pins contain the runtime's (compiled under them as constraints), so they stand for both.
        install_parts requirements-dev.txt
        cp requirements.txt $venv/installed-requirements.txt
        ;;
    *) fail "unknown purpose: $purpose" ;;
esac
