#!/bin/sh
# The engine beside Zonemaster's own command line tool (zonemaster-cli, where it is installed) over a signed universe of
# its own, with no round trip and with one of 20 ms. Needs root and iproute2. ZONES, WORKERS and ROUND_TRIPS change what
# is measured.
set -e
cd "$(dirname "$0")/../../.."
. src/test/bench/classes.sh
. src/test/bench/universe.sh
zones=${ZONES:-300}
for round_trip in ${ROUND_TRIPS:-0 20}; do
    echo "== round trip $round_trip ms"
    serve "$zones" "$round_trip"
    ill=$([ "$round_trip" = 0 ] || echo ill)
    inside -Xmx1g dev.gonemaster.bench.engine.EngineBench "$work/hints" "$zones" "${WORKERS:-16}" $ill
    if command -v zonemaster-cli >/dev/null; then
        inside dev.gonemaster.bench.engine.ReferenceBench "$work/hints" "$zones" 18 $ill
    else
        echo "reference: zonemaster-cli is not installed"
    fi
    serve_no_more
done
