# shellcheck shell=bash
# Functions for .ci/run: a real MySQL server for the tests, private to this run.
#
# Debian's stable releases do not carry MySQL, its unstable suite does. So the server lives in a small system of its own
# (debootstrap) in a cache outside the checkout, which later runs use again.

mysql_say() { printf '%s\n' "ci: mysql: $*" >&2; }

# Where the private system is kept.
mysql_cache() {
    if [ -n "${XDG_CACHE_HOME:-}" ]; then
        printf '%s\n' "$XDG_CACHE_HOME/keyreeve-ci"
    elif [ -n "${HOME:-}" ] && [ -w "$HOME" ]; then
        printf '%s\n' "$HOME/.cache/keyreeve-ci"
    else
        printf '%s\n' "${TMPDIR:-/tmp}/keyreeve-ci"
    fi
}

# The mirror of the distribution itself, as apt on this machine is set up with.
mysql_mirror() {
    local origin
    case "$(. /etc/os-release && printf '%s' "$ID")" in
        debian) origin=Debian ;;
        ubuntu) origin=Ubuntu ;;
        *) return 1 ;;
    esac
    # shellcheck disable=SC2016  # apt fills these in
    apt-get indextargets --format '$(ORIGIN) $(LABEL) $(COMPONENT) $(REPO_URI)' 2>/dev/null \
        | awk -v origin="$origin" '$1 == origin && $2 == origin && $3 == "main" && $4 ~ /^https?:/ { print $4; exit }'
}

# The suite that has MySQL: Debian's unstable one, or Ubuntu's own.
mysql_suite() {
    (. /etc/os-release && if [ "$ID" = debian ]; then printf 'sid\n'; else printf '%s\n' "$VERSION_CODENAME"; fi)
}

# Runs a command inside the private system; /proc and /dev are mounted for this command alone and vanish with it.
mysql_inside() {
    local root=$1
    shift
    if unshare --mount true 2>/dev/null; then
        # shellcheck disable=SC2016  # for the inner shell
        exec_inside=(unshare --mount sh -c '
            root=$1; shift
            mount -t proc proc "$root/proc" 2>/dev/null || true
            mount --rbind /dev "$root/dev" 2>/dev/null || true
            exec chroot "$root" "$@"' inside "$root")
    else
        exec_inside=(chroot "$root")
    fi
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        "${exec_inside[@]}" "$@"
}

# Makes the private system at $1, unless it is there already.
mysql_install() {
    local root=$1 mirror fresh extra=() proxy
    if [ -e "$root/.keyreeve-ready" ]; then
        mysql_say "using the one in $root"
        return 0
    fi
    [ "$(id -u)" = 0 ] || { mysql_say "only root can set up the private system"; return 1; }
    command -v debootstrap >/dev/null || { mysql_say "debootstrap is missing"; return 1; }
    mirror=$(mysql_mirror)
    [ -n "$mirror" ] || { mysql_say "apt on this machine names no mirror of its distribution"; return 1; }

    proxy=$(apt-config shell proxy Acquire::http::Proxy 2>/dev/null | sed "s/^proxy='\(.*\)'\$/\1/")
    if [ -n "$proxy" ] && [ "$proxy" != DIRECT ]; then
        export http_proxy="$proxy" https_proxy="${https_proxy:-$proxy}"
    fi
    case "$mirror" in https:*) extra=(--include=ca-certificates) ;; esac
    if [ "$(mysql_suite)" != sid ]; then
        extra+=('--components=main,universe')
    fi

    fresh=$root.new.$$
    rm -rf "$fresh"
    mysql_say "setting up a $(mysql_suite) system with MySQL in $root"
    if ! timeout 300 debootstrap --variant=minbase "${extra[@]}" "$(mysql_suite)" "$fresh" "$mirror" \
            >"$fresh.log" 2>&1; then
        mysql_say "debootstrap failed:"; tail -n 15 "$fresh.log" >&2
        rm -rf "$fresh" "$fresh.log"
        return 1
    fi
    # Nothing may be started by the installation itself.
    printf '#!/bin/sh\nexit 101\n' >"$fresh/usr/sbin/policy-rc.d"
    chmod 755 "$fresh/usr/sbin/policy-rc.d"
    if [ -r /etc/ssl/certs/ca-certificates.crt ]; then
        mkdir -p "$fresh/etc/ssl/certs"
        cp /etc/ssl/certs/ca-certificates.crt "$fresh/etc/ssl/certs/"
    fi
    # A mirror that is copied rarely may have outlived its own date; the signature is checked all the same.
    printf 'Acquire::Check-Valid-Until "false";\n' >"$fresh/etc/apt/apt.conf.d/90-keyreeve"
    if ! { mysql_inside "$fresh" timeout 60 apt-get -q update \
            && mysql_inside "$fresh" timeout 300 apt-get -q -y install --no-install-recommends mysql-server \
            && mysql_inside "$fresh" mysqld --version; } >>"$fresh.log" 2>&1 </dev/null; then
        mysql_say "installing mysql-server failed:"; tail -n 15 "$fresh.log" >&2
        rm -rf "$fresh" "$fresh.log"
        return 1
    fi
    mysql_inside "$fresh" apt-get clean >/dev/null 2>&1
    touch "$fresh/.keyreeve-ready"
    rm -rf "$root"
    mv "$fresh" "$root"
    rm -f "$fresh.log"
}

# A port that nobody listens on just now.
mysql_free_port() {
    local port
    for _ in $(seq 50); do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { printf '%s\n' "$port"; return 0; }
    done
    return 1
}

mysql_pid=
mysql_port=
mysql_data=

# Ends and removes what runs left behind that were killed before they could do it themselves.
mysql_sweep() {
    local root=$1 data owner server
    for data in "$root"/srv/keyreeve.??????; do
        owner=$(cat "$data/owner" 2>/dev/null) || continue
        if kill -0 "$owner" 2>/dev/null; then continue; fi
        server=$(cat "$data/run/mysqld.pid" 2>/dev/null)
        if [ -n "$server" ] && grep -qa -- "--datadir=${data#"$root"}/" "/proc/$server/cmdline" 2>/dev/null; then
            kill -KILL "$server" 2>/dev/null
        fi
        rm -rf "$data"
    done
}

# Starts a server with an empty data directory; sets mysql_port when it answers.
mysql_start() {
    local root=$1 inner port
    mysql_sweep "$root"
    mysql_data=$(mktemp -d "$root/srv/keyreeve.XXXXXX") || return 1
    inner=${mysql_data#"$root"}
    printf '%s\n' "$$" >"$mysql_data/owner"
    mkdir "$mysql_data/run"
    # Root without a password, on the loopback address only, which is not "localhost" to a server that looks no names up.
    cat >"$mysql_data/init.sql" <<'SQL'
CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '';
GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
SQL
    mysql_inside "$root" chown -R mysql:mysql "$inner"
    chmod 755 "$mysql_data"
    if ! mysql_inside "$root" mysqld --no-defaults --initialize-insecure --user=mysql --datadir="$inner/data" \
            >"$mysql_data/server.log" 2>&1 </dev/null; then
        mysql_say "initializing the data directory failed:"; tail -n 15 "$mysql_data/server.log" >&2
        return 1
    fi
    port=$(mysql_free_port) || return 1
    mysql_inside "$root" mysqld --no-defaults --user=mysql --datadir="$inner/data" --init-file="$inner/init.sql" \
        --bind-address=127.0.0.1 --port="$port" --socket="$inner/run/mysqld.sock" --pid-file="$inner/run/mysqld.pid" \
        --mysqlx=OFF --skip-name-resolve --disable-log-bin --max-connections=400 \
        --innodb-buffer-pool-size=256M --innodb-flush-log-at-trx-commit=2 \
        >>"$mysql_data/server.log" 2>&1 </dev/null &
    mysql_pid=$!
    for _ in $(seq 120); do
        kill -0 "$mysql_pid" 2>/dev/null || break
        # The log says it after init.sql has run, the open port after the log.
        if grep -q 'ready for connections' "$mysql_data/server.log" \
                && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            # shellcheck disable=SC2034  # for the caller
            mysql_port=$port
            mysql_say "$(mysql_inside "$root" mysqld --version | sed 's/^.*Ver/version/') on 127.0.0.1:$port"
            return 0
        fi
        sleep 0.5
    done
    mysql_say "the server did not come up:"; tail -n 15 "$mysql_data/server.log" >&2
    return 1
}

# Stops what mysql_start started and removes its data.
mysql_stop() {
    if [ -n "$mysql_pid" ]; then
        # env, unshare and chroot all replace themselves, but bash keeps a subshell for a function in the background.
        local server
        server=$(cat "$mysql_data/run/mysqld.pid" 2>/dev/null)
        kill "${server:-$mysql_pid}" 2>/dev/null
        for _ in $(seq 60); do kill -0 "$mysql_pid" 2>/dev/null || break; sleep 0.5; done
        kill -KILL "${server:-$mysql_pid}" "$mysql_pid" 2>/dev/null
        wait "$mysql_pid" 2>/dev/null
        mysql_pid=
    fi
    case "$mysql_data" in */srv/keyreeve.??????) rm -rf "$mysql_data" ;; esac
    mysql_data=
}
