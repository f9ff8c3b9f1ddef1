#!/bin/sh
# Zones per second of the server beside the command line tool, in the live test universe. Needs root, iproute2,
# python3-dnspython and the conformance data (GONEMASTER_CONFORMANCE_DATA, default ../shared).
set -e
cd "$(dirname "$0")/../../.."
data=${GONEMASTER_CONFORMANCE_DATA:-../shared}
bin/build gonemaster-server
. src/test/bench/classes.sh
export UNIVERSE_NS=gm-bench
"$data/zonemaster-testzones/universe.sh" start
trap '"$data/zonemaster-testzones/universe.sh" stop' EXIT
"$data/zonemaster-testzones/universe.sh" exec "$JAVA_HOME/bin/java" -cp "$classpath" \
    dev.gonemaster.bench.Throughput "$data"
