#!/bin/sh
# Runs every block of docs/database-setup.md, in its order, with the server, a PostgreSQL and a MariaDB of its own and their
# client programs. The word behind a block's language says what runs it, the next one how a server in it is started.
#   guide.sh          needs postgresql, mariadb-server, sqlite3, openssl, curl; as root, or as a user who may run all of them
#   guide.sh check    runs nothing and says which blocks nobody would run
#
# Words behind "sh WORLD":
#   (none)   runs to its end, beside the server that was started last
#   start    is a server: others are stopped, this one is waited for and given some domains to test
#   again    as start, but the server must say of all runs and results what the last one said, octet by octet
#   beside   is a server beside the one that runs
#   stopped  runs when no server does
#
# What is replaced in a block, and nothing else:
#   PASSWORD                                    a word
#   db.example with port 5432 or 3306           the two database servers
#   localhost:8080, 127.0.0.1:8081              the ports of the two servers (the first by GONEMASTER_LISTEN)
#   /etc/…, /var/…                              the same below a folder that goes at the end
#   --owner=gonemaster --group=gonemaster       nothing: everything belongs to who runs this
# The domains are tested through root hints that lead nowhere, so nothing leaves this machine.
self=$(readlink -f "$0" 2>/dev/null) || self=$0
here=$(CDPATH='' cd -- "$(dirname -- "$self")/../../.." && pwd) || exit 1
guide=$here/docs/database-setup.md
port=18481
second_port=18482
postgres_port=18483
mariadb_port=18484
password=guide1
domains=3
limit_s=180
work=$(mktemp -d) || exit 1
root=$work/root
chmod 755 "$work"
trap 'end' EXIT
trap 'exit 130' INT TERM

main() {
    mkdir "$work/blocks"
    extract
    check || exit 1
    [ "$1" = check ] && exit 0
    prepare
    for info in "$work"/blocks/*.info; do
        block=${info%.info}
        read -r line language world mode < "$info"
        echo "$(date +%H:%M:%S) line $line: $language $world $mode"
        filled < "$block" > "$block.filled"
        run "$block.filled" > "$work/said" 2>&1 || fail "$guide:$line ($language $world $mode) failed"
        grep '^skipped: ' "$work/said"
    done
    echo "guide.sh: all blocks did what the guide says"
}

extract() {
    awk -v out="$work/blocks" '
        /^```/ && !inside { inside = 1; name = sprintf("%s/%03d", out, ++number); printf "" > name
            print NR, substr($0, 4) > (name ".info"); close(name ".info"); next }
        /^```$/ { inside = 0; close(name); next }
        inside { print > name }' "$guide"
}

check() {
    number=0
    unknown=0
    for info in "$work"/blocks/*.info; do
        read -r line language world mode < "$info"
        number=$((number + 1))
        case "$language $world $mode" in
            'sh memory start' | 'sh http ' | 'sh docker ' | 'sh tests ') ;;
            'sh sqlite '* | 'sh postgres '* | 'sh mariadb '*)
                case $mode in
                    '' | start | again | beside | stopped) ;;
                    *) unknown=$((unknown + 1)); echo "$guide:$line: nobody knows \"$mode\"" ;;
                esac ;;
            'sql sqlite ' | 'sql postgres ' | 'sql postgres-admin ' | 'sql mariadb ' | 'sql mariadb-admin ') ;;
            'ini postgres ' | 'ini mariadb ' | 'ini mariadb-client ' | 'text postgres-hba ' | 'text pgpass ') ;;
            'json sqlite ' | 'json postgres ' | 'json mariadb ') ;;
            # read by DatabaseSetupGuideTest
            'text sqlite-dsn ' | 'text postgres-dsn ' | 'text mariadb-dsn ') ;;
            *) unknown=$((unknown + 1)); echo "$guide:$line: nobody runs \"$language $world $mode\"" ;;
        esac
    done
    echo "guide.sh: $number blocks, $unknown that nobody runs"
    [ "$number" -gt 0 ] && [ "$unknown" -eq 0 ]
}

filled() {
    sed -e "s#'PASSWORD'#'$password'#g; s#:PASSWORD#:$password#g; s#= PASSWORD#= $password#g" \
        -e "s#db\.example:5432#127.0.0.1:$postgres_port#g; s#host=db\.example port=5432#host=127.0.0.1 port=$postgres_port#g" \
        -e "s#db\.example:3306#localhost:$mariadb_port#g; s#^host = db\.example#host = 127.0.0.1#; s#^port = 3306#port = $mariadb_port#" \
        -e "s#localhost:8080#127.0.0.1:$port#g; s#127\.0\.0\.1:8081#127.0.0.1:$second_port#g" \
        -e "s#--owner=gonemaster --group=gonemaster ##g" \
        -e "s#\(^\|[^[:alnum:]]\)/\(etc\|var\)/#\1$root/\2/#g"
}

run() {
    case "$language $world" in
        'sh docker') docker_block "$1" ;;
        'sh tests') with_noted_maven "$1" ;;
        'sh '*) shell_block "$1" ;;
        'sql sqlite') sqlite3 -bail "$root/var/lib/gonemaster/gonemaster.db" < "$1" ;;
        'sql postgres-admin') psql -X -v ON_ERROR_STOP=1 -h "$work/postgres" -p "$postgres_port" -U postgres -f "$1" ;;
        'sql postgres') PGPASSWORD=$password psql -X -v ON_ERROR_STOP=1 -f "$1" "host=127.0.0.1 port=$postgres_port \
user=gonemaster dbname=gonemaster sslmode=verify-full sslrootcert=$root/etc/gonemaster/ca.pem" ;;
        'sql mariadb-admin') mariadb --no-defaults --socket="$work/mariadb/socket" --user=root < "$1" ;;
        'sql mariadb') MYSQL_PWD=$password mariadb --no-defaults --host=127.0.0.1 --port="$mariadb_port" --user=gonemaster \
            --ssl-ca="$root/etc/gonemaster/ca.pem" --ssl-verify-server-cert gonemaster < "$1" ;;
        'ini postgres') cat "$1" >> "$work/postgres/data/postgresql.conf" && stop_postgres && start_postgres ;;
        'ini mariadb') cat "$1" >> "$work/mariadb/my.cnf" && stop_mariadb && start_mariadb ;;
        'ini mariadb-client') install -m 600 "$1" "$HOME/.my.cnf" ;;
        'text pgpass') install -m 600 "$1" "$HOME/.pgpass" ;;
        'text postgres-hba') cat "$1" "$work/postgres/data/pg_hba.conf" > "$work/hba" &&
            cat "$work/hba" > "$work/postgres/data/pg_hba.conf" ;;
        'text '*) ;;
        'json '*) install -m 600 "$1" "$root/etc/gonemaster/gonemaster.json" &&
            bin/gonemaster-server --config "$root/etc/gonemaster/gonemaster.json" --dump-config ;;
    esac
}

shell_block() {
    case $mode in
        '') sh -eu "$1" ;;
        start) stop_servers && start_server "$1" "$port" && test_domains ;;
        again)
            stop_servers && rm -rf "$work/before" && mv "$work/shot" "$work/before" && start_server "$1" "$port" && shoot &&
                diff -r "$work/before" "$work/shot" && [ "$(ls "$work/shot" | wc -l)" -gt "$domains" ] ;;
        beside) start_server "$1" "$second_port" ;;
        stopped)
            stop_servers || return 1
            # so that nothing but the backup can be served
            grep -q 'install .*/sqlite\.db' "$1" && rm "$root/var/lib/gonemaster/gonemaster.db"
            sh -eu "$1" ;;
    esac
}

docker_block() {
    if docker info > /dev/null 2>&1; then
        sh -eu "$1"
    else
        echo "skipped: no Docker runs here for line $line of the guide"
    fi
}

# The tests themselves are bin/test; here they only show that they would go to the named servers.
with_noted_maven() {
    mkdir "$work/bin" && printf '#!/bin/sh\necho "mvn $* $GONEMASTER_TEST_POSTGRES_DSN $GONEMASTER_TEST_MARIADB_DSN"\n' \
        > "$work/bin/mvn" && chmod +x "$work/bin/mvn" && PATH=$work/bin:$PATH sh -eu "$1" > "$work/maven" &&
        grep -q "Dgroups=database.*@127.0.0.1:$postgres_port.*(localhost:$mariadb_port)" "$work/maven"
}

# start_server FILE PORT
start_server() {
    setsid sh -eu "$1" > "$work/server-$2.log" 2>&1 &
    process=$!
    echo "$process" >> "$work/servers"
    await "a server on port $2" ready_or_gone "$2" "$process" && ready "$2" || { cat "$work/server-$2.log"; return 1; }
}

ready() {
    curl --fail --silent --output "$work/ready" "http://127.0.0.1:$1/api/v1/readyz"
}

ready_or_gone() {
    ready "$1" || ! kill -s 0 "$2" 2> /dev/null
}

# Keeps what the server says, then ends all.
stop_servers() {
    [ -s "$work/servers" ] || return 0
    await "the server" ready "$port" && shoot || return 1
    for process in $(cat "$work/servers"); do
        kill -s TERM -- "-$process" || return 1
        await "the end of a server" gone "$process" || return 1
    done
    : > "$work/servers"
}

gone() {
    ! kill -s 0 -- "-$1" 2> /dev/null
}

api() {
    curl --fail --silent --show-error "$@"
}

test_domains() {
    : > "$work/ids"
    number=0
    while [ "$number" -lt "$domains" ]; do
        number=$((number + 1))
        api --data "{\"domain\": \"zone$number.example\"}" "http://127.0.0.1:$port/api/v1/jobs" > "$work/job" || return 1
        id=$(sed -n 's/.*"id": *"\([^"]*\)".*/\1/p' "$work/job" | head -n 1)
        echo "$id" >> "$work/ids"
        await "the result of $id" api --output "$work/result" "http://127.0.0.1:$port/api/v1/jobs/$id/result" || return 1
    done
}

shoot() {
    rm -rf "$work/shot"
    mkdir "$work/shot"
    api --output "$work/shot/runs" "http://127.0.0.1:$port/api/v1/runs?limit=100" || return 1
    while read -r id; do
        api --output "$work/shot/$id" "http://127.0.0.1:$port/api/v1/jobs/$id/result" || return 1
    done < "$work/ids"
}

# await WHAT COMMAND...
await() {
    what=$1
    shift
    tries=0
    while ! "$@" 2> /dev/null; do
        tries=$((tries + 1))
        [ "$tries" -gt $((limit_s * 5)) ] && { echo "waited $limit_s s for $what"; return 1; }
        sleep 0.2
    done
}

prepare() {
    cd "$here" || exit 1
    programs=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
    PATH=${POSTGRES_BIN:-$programs}:/usr/sbin:$PATH
    for program in initdb psql mariadbd mariadb-install-db mariadb sqlite3 openssl curl; do
        command -v "$program" > /dev/null || fail "there is no $program"
    done
    JAVA_HOME=$(bin/find-jdk) || exit 1
    bin/build gonemaster-server || exit 1
    unset $(env | sed -n 's/^\(GONEMASTER_[A-Z_]*\)=.*/\1/p' | grep -v JAVA_OPTIONS)
    mkdir -p "$work/home" "$root/etc/gonemaster" "$root/etc/postgresql" "$root/etc/mysql" "$root/var/lib" "$root/var/backups"
    HOME=$work/home
    XDG_CACHE_HOME=$work/cache
    GONEMASTER_AOT=off
    GONEMASTER_LISTEN=127.0.0.1:$port
    GONEMASTER_HINTS=$work/hints
    GONEMASTER_PUBLIC_API_ALLOW_NON_GLOBAL_TARGETS=true
    export PATH JAVA_HOME HOME XDG_CACHE_HOME GONEMASTER_AOT GONEMASTER_LISTEN GONEMASTER_HINTS \
        GONEMASTER_PUBLIC_API_ALLOW_NON_GLOBAL_TARGETS
    printf '. 3600000 NS a.root.example.\na.root.example. 3600000 A 127.83.53.101\n' > "$work/hints"
    certificates > "$work/said" 2>&1 || fail "no certificates"
    make_postgres > "$work/said" 2>&1 || fail "no PostgreSQL"
    make_mariadb > "$work/said" 2>&1 || fail "no MariaDB"
}

certificates() {
    authority=$root/etc/gonemaster/ca
    printf 'subjectAltName = DNS:localhost, IP:127.0.0.1' > "$work/names"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=guide -keyout "$authority.key" -out "$authority.pem" &&
        openssl req -newkey rsa:2048 -nodes -subj /CN=server -keyout "$work/server.key" -out "$work/server.csr" &&
        openssl x509 -req -days 2 -in "$work/server.csr" -CA "$authority.pem" -CAkey "$authority.key" -CAcreateserial \
            -extfile "$work/names" -out "$work/server.pem" || return 1
    for folder in postgresql mysql; do
        install -m 600 "$work/server.key" "$root/etc/$folder/server.key" &&
            install -m 644 "$work/server.pem" "$root/etc/$folder/server.pem" || return 1
    done
}

# As another user where we are root, which both servers refuse to run as.
as() {
    user=$1
    shift
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid="$user" --regid="$user" --init-groups -- "$@"
    else
        "$@"
    fi
}

own() {
    [ "$(id -u)" -ne 0 ] || chown -R "$1:$1" "$2"
}

make_postgres() {
    mkdir "$work/postgres" && own postgres "$work/postgres" && own postgres "$root/etc/postgresql" &&
        as postgres "$(command -v initdb)" --pgdata="$work/postgres/data" --username=postgres --auth-local=trust \
            --auth-host=reject --encoding=UTF8 --locale=C --no-sync &&
        printf "port = %s\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '%s'\n" "$postgres_port" \
            "$work/postgres" >> "$work/postgres/data/postgresql.conf" && start_postgres
}

start_postgres() {
    as postgres "$(command -v pg_ctl)" start --wait --pgdata="$work/postgres/data" --log="$work/postgres/log" ||
        { cat "$work/postgres/log"; return 1; }
}

stop_postgres() {
    as postgres "$(command -v pg_ctl)" stop --wait --mode=fast --pgdata="$work/postgres/data"
}

make_mariadb() {
    mkdir "$work/mariadb" && printf '[mariadbd]\ndatadir = %s/data\nsocket = %s/socket\npid_file = %s/pid\nport = %s\n' \
        "$work/mariadb" "$work/mariadb" "$work/mariadb" "$mariadb_port" > "$work/mariadb/my.cnf" &&
        printf 'bind_address = 127.0.0.1\nskip_name_resolve\n' >> "$work/mariadb/my.cnf" &&
        own mysql "$work/mariadb" && own mysql "$root/etc/mysql" &&
        as mysql mariadb-install-db --no-defaults --datadir="$work/mariadb/data" --skip-test-db \
            --auth-root-authentication-method=normal && start_mariadb
}

start_mariadb() {
    as mysql "$(command -v mariadbd)" --defaults-file="$work/mariadb/my.cnf" > "$work/mariadb/log" 2>&1 &
    await "MariaDB" mariadb-admin --no-defaults --socket="$work/mariadb/socket" --user=root ping ||
        { cat "$work/mariadb/log"; return 1; }
}

stop_mariadb() {
    mariadb-admin --no-defaults --socket="$work/mariadb/socket" --user=root shutdown
}

fail() {
    echo "guide.sh: $1" >&2
    cat "$work/said" >&2
    tail -n 20 "$work/postgres/log" "$work/mariadb/log" >&2
    exit 1
}

end() {
    for process in $(cat "$work/servers" 2> /dev/null); do
        kill -s KILL -- "-$process" 2> /dev/null
    done
    [ -f "$work/postgres/data/postmaster.pid" ] && stop_postgres > /dev/null 2>&1
    [ -S "$work/mariadb/socket" ] && stop_mariadb > /dev/null 2>&1
    rm -rf "$work"
}

main "$@"
