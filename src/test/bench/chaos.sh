#!/bin/sh
# The chaos run: three servers on one PostgreSQL, then on one MariaDB; 10,000 jobs in 10 minutes, a random server killed
# every 20 s, the database restarted three times, one server's clock an hour off. Prints the table of counts; ends with 0
# when every job has exactly one end and one run. Needs Debian's `faketime`. Options: --databases postgres,mariadb
# --jobs N --minutes M --kill-every S --servers N --workers N --restarts N --away S --end-max S
set -e
cd "$(dirname "$0")/../../.."
command -v faketime >/dev/null || { echo "chaos: needs faketime, for a clock that is off" >&2; exit 1; }
bin/build gonemaster-server
. src/test/bench/classes.sh
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Xmx256m \
    -cp "$classpath" dev.gonemaster.chaos.Chaos "$@"
