#!/bin/sh
# Zones per second of the server beside the command line tool, in the live test universe. Needs root, iproute2,
# python3-dnspython, the conformance data (GONEMASTER_CONFORMANCE_DATA, default ../shared) and a finished build.
set -e
cd "$(dirname "$0")/../../.."
data=${GONEMASTER_CONFORMANCE_DATA:-../shared}
java=$(bin/find-jdk)/bin/java
mvn -q -o -B dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
export UNIVERSE_NS=gm-bench
"$data/zonemaster-testzones/universe.sh" start
trap '"$data/zonemaster-testzones/universe.sh" stop' EXIT
"$data/zonemaster-testzones/universe.sh" exec "$java" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    dev.gonemaster.bench.Throughput "$data"
