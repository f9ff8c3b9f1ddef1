#!/bin/sh
# db copy of a population from SQLite to PostgreSQL, to MariaDB and back: copy.sh [RUNS [ENTRIES]] (100000 runs with 20
# entries each). The first two copies are killed with -9 on the way and go on. Prints counts, checksums and times; ends with 1
# unless all checksums are equal.
set -e
cd "$(dirname "$0")/../../.."
JAVA_HOME=$(bin/find-jdk)
export JAVA_HOME
bin/build gonemaster-server
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dbuild.folder=target \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    dev.gonemaster.bench.CopyRoundTrip "${1:-100000}" "${2:-20}"
