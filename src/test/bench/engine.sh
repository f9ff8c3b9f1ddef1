#!/bin/sh
# The engine beside Zonemaster's own command line tool (zonemaster-cli, where it is installed) over a signed universe of
# its own, with no round trip and with one of 20 ms. Needs root and iproute2. ZONES, WORKERS and ROUND_TRIPS change what
# is measured.
set -e
cd "$(dirname "$0")/../../.."
. src/test/bench/classes.sh
zones=${ZONES:-300}
workers=${WORKERS:-16}
namespace=gm-bench-$$
work=$(mktemp -d)
stop() {
    kill "$server" 2>/dev/null || true
    ip netns del "$namespace" 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
ip netns add "$namespace"
ip -n "$namespace" link set lo up
for number in $(seq 1 64); do
    ip -n "$namespace" addr add "fd00:7::$(printf %x "$number")/128" dev lo nodad
done
inside() {
    ip netns exec "$namespace" "$JAVA_HOME/bin/java" -cp "$classpath" "$@"
}
for round_trip in ${ROUND_TRIPS:-0 20}; do
    echo "== round trip $round_trip ms"
    rm -f "$work/hints"
    inside -XX:+UseSerialGC dev.gonemaster.bench.engine.UniverseServer "$zones" "$round_trip" "$work/hints" &
    server=$!
    while [ ! -s "$work/hints" ]; do
        kill -0 "$server"
        sleep 0.2
    done
    ill=$([ "$round_trip" = 0 ] || echo ill)
    inside -Xmx1g dev.gonemaster.bench.engine.EngineBench "$work/hints" "$zones" "$workers" $ill
    if command -v zonemaster-cli >/dev/null; then
        inside dev.gonemaster.bench.engine.ReferenceBench "$work/hints" "$zones" 18 $ill
    else
        echo "reference: zonemaster-cli is not installed"
    fi
    kill "$server"
    wait "$server" 2>/dev/null || true
done
