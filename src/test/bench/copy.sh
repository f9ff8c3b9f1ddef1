#!/bin/sh
# db copy of a population from SQLite to PostgreSQL, to MariaDB and back: copy.sh [RUNS [ENTRIES]] (100000 runs with 20
# entries each). The first two copies are killed with -9 on the way and go on. Prints counts, checksums and times; ends with 1
# unless all checksums are equal.
set -e
cd "$(dirname "$0")/../../.."
bin/build gonemaster-server
. src/test/bench/classes.sh
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dbuild.folder=target \
    -cp "$classpath" \
    dev.gonemaster.bench.CopyRoundTrip "${1:-100000}" "${2:-20}"
