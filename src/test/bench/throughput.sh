#!/bin/sh
# Zones per second of the server beside the command line tool, in the live test universe. Needs root, iproute2,
# python3-dnspython and the conformance data (GONEMASTER_CONFORMANCE_DATA, default ../shared).
set -e
cd "$(dirname "$0")/../../.."
data=${GONEMASTER_CONFORMANCE_DATA:-../shared}
JAVA_HOME=$(bin/find-jdk)
export JAVA_HOME
bin/build gonemaster-server
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
export UNIVERSE_NS=gm-bench
"$data/zonemaster-testzones/universe.sh" start
trap '"$data/zonemaster-testzones/universe.sh" stop' EXIT
"$data/zonemaster-testzones/universe.sh" exec "$JAVA_HOME/bin/java" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    dev.gonemaster.bench.Throughput "$data"
