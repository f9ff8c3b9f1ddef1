#!/bin/sh
# Runs Gonemaster in Payara Server (6.2025.10), on 127.0.0.1:8080. Once for a domain that does not run:
#   server.sh install /opt/payara6/bin/asadmin gonemaster.war [--domaindir FOLDER] [DOMAIN]
# then, and whenever the server is to start:
#   server.sh start BACKEND /opt/payara6/bin/asadmin [arguments of start-domain]
# BACKEND is memory, sqlite, postgres or mariadb; all but memory want GONEMASTER_DB_DSN in the environment:
#   GONEMASTER_DB_DSN=/var/lib/gonemaster/gonemaster.db server.sh start sqlite …
#   GONEMASTER_DB_DSN='postgres://gonemaster:…@db.example:5432/gonemaster?sslmode=verify-full' server.sh start postgres …
#   GONEMASTER_DB_DSN='gonemaster:…@tcp(db.example:3306)/gonemaster?tls=true' server.sh start mariadb …
# Further settings are environment variables too (docs/configuration.md). AS_JAVA or JAVA_HOME names a JDK 25; a domain with
# another port for its administration than 4848 wants it in AS_ADMIN_PORT. `asadmin stop-domain` stops in good order.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
. "$here/backend.sh"

prepare() {
    asadmin=$1
    war=$2
    shift 2
    [ -f "$war" ] || { echo "server.sh: $war: no such file" >&2; exit 2; }
    backend memory
    "$asadmin" start-domain "$@" || exit 1
    said=$("$asadmin" multimode --file "$here/server.asadmin" 2>&1 &&
        "$asadmin" deploy --name gonemaster --contextroot / --force=true "$war" 2>&1)
    status=$?
    "$asadmin" stop-domain "$@" || status=1
    # multimode ends with 0 when a command failed
    if [ "$status" -ne 0 ] || echo "$said" | grep -q ' failed\.'; then
        echo "$said" >&2
        exit 1
    fi
}

case $1:$# in
    install:[0-2] | start:[0-2]) ;;
    install:*)
        shift
        prepare "$@"
        exit ;;
    start:*)
        backend "$2"
        asadmin=$3
        shift 3
        exec "$asadmin" start-domain "$@" ;;
esac
sed -n '2,6s/^# //p' "$0" >&2
exit 2
