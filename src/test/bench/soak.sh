#!/bin/sh
# RUNS zones (20,000) in one process: what stays behind in heap, threads and files. Needs root and iproute2.
set -e
cd "$(dirname "$0")/../../.."
. src/test/bench/classes.sh
. src/test/bench/universe.sh
serve "${ZONES:-300}" 0
inside -Xmx512m dev.gonemaster.bench.engine.EngineSoak "$work/hints" "${ZONES:-300}" "${RUNS:-20000}" "${WORKERS:-16}"
