# Read by the scripts beside it: a network namespace with the benchmark's universe in it. Needs root and iproute2.
namespace=gm-bench-$$
work=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
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
# serve ZONES ROUND_TRIP: returns when all is served, with the root hints in $work/hints
serve() {
    rm -f "$work/hints"
    inside -XX:+UseSerialGC dev.gonemaster.bench.engine.UniverseServer "$1" "$2" "$work/hints" &
    server=$!
    while [ ! -s "$work/hints" ]; do
        kill -0 "$server"
        sleep 0.2
    done
}
serve_no_more() {
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=
}
