# shellcheck shell=bash
# Functions for .ci/run: xml-crypto of npm, which the tests check XML signatures with. It is kept in a cache outside the
# checkout, which later runs use again.

xml_crypto_say() { printf '%s\n' "ci: xml-crypto: $*" >&2; }

# Puts the package below $1, unless it is there already. Nothing that it brings is run while it is installed.
xml_crypto_install() {
    local directory=$1 fresh
    if [ -e "$directory/.keyreeve-ready" ]; then
        xml_crypto_say "using the one in $directory"
        return 0
    fi
    command -v node >/dev/null || { xml_crypto_say "node is missing"; return 1; }
    command -v npm >/dev/null || { xml_crypto_say "npm is missing"; return 1; }
    fresh=$directory.new.$$
    rm -rf "$fresh"
    mkdir -p "$fresh" || return 1
    if ! timeout 300 npm --prefix "$fresh" install --no-save --ignore-scripts --no-audit --no-fund --no-package-lock \
            xml-crypto@6 >"$fresh.log" 2>&1; then
        xml_crypto_say "npm failed:"; tail -n 15 "$fresh.log" >&2
        rm -rf "$fresh" "$fresh.log"
        return 1
    fi
    # Works here, and not only lies here.
    if ! node -e 'require(process.argv[1] + "/node_modules/xml-crypto")' "$fresh" >>"$fresh.log" 2>&1; then
        xml_crypto_say "it does not run on this node ($(node --version)):"; tail -n 15 "$fresh.log" >&2
        rm -rf "$fresh" "$fresh.log"
        return 1
    fi
    touch "$fresh/.keyreeve-ready"
    rm -rf "$directory"
    mv "$fresh" "$directory"
    rm -f "$fresh.log"
}
