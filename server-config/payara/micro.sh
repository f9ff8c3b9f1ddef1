#!/bin/sh
# Runs Gonemaster in a stock Payara Micro (6.2025.10), on 127.0.0.1:8080:
#   micro.sh BACKEND payara-micro.jar gonemaster.war [options of Payara Micro, such as --port 8081]
# BACKEND is memory, sqlite, postgres or mariadb; all but memory want GONEMASTER_DB_DSN in the environment:
#   GONEMASTER_DB_DSN=/var/lib/gonemaster/gonemaster.db micro.sh sqlite …
#   GONEMASTER_DB_DSN='postgres://gonemaster:…@db.example:5432/gonemaster?sslmode=verify-full' micro.sh postgres …
#   GONEMASTER_DB_DSN='gonemaster:…@tcp(db.example:3306)/gonemaster?tls=true' micro.sh mariadb …
# Further settings are environment variables too (docs/configuration.md). JAVA_HOME names a JDK 25; JAVA_OPTS adds to Java's
# options. SIGTERM stops the server in good order.
[ $# -ge 3 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
. "$here/backend.sh"
backend "$1"
micro=$2
war=$3
shift 3

# Payara Micro switches IPv6 off unless told otherwise, and then name servers on IPv6 addresses would look unreachable.
# SQLite has a native part, and memory mode starts on an empty SQLite.
# shellcheck disable=SC2086
exec "${JAVA_HOME:-/usr}/bin/java" -Djava.net.preferIPv4Stack=false --enable-native-access=ALL-UNNAMED \
    -XX:+ExitOnOutOfMemoryError $JAVA_OPTS -jar "$micro" --nocluster --nohostaware --disablephonehome \
    --prebootcommandfile "$here/micro-before-boot.asadmin" --postbootcommandfile "$here/micro-after-boot.asadmin" \
    --port 8080 "$@" --deploy "$war" --contextroot /
