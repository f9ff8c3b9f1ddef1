#!/bin/sh
# Start to ready of the server as shipped, against bare Payara Micro: the same JDK, collector and compiler, Hazelcast off, no
# prepared classes. Both take turns, RUNS times (5); prints every run, both medians in ms, and their ratio.
# "Ready" is for the server its own line, for Payara the line that says so; both count from the start of the JVM process.
self=$(readlink -f "$0" 2>/dev/null) || self=$0
here=$(CDPATH='' cd -- "$(dirname -- "$self")/../../.." && pwd) || exit 1
runs=${RUNS:-5}
home=$("$here/bin/find-jdk") || exit 1
version=$(sed -n 's|.*<payara.version>\(.*\)</payara.version>.*|\1|p' "$here/pom.xml")
payara=${MAVEN_REPOSITORY:-$HOME/.m2/repository}/fish/payara/extras/payara-micro/$version/payara-micro-$version.jar
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
flags=$(sed -n 's/^flags="\(.*\)"$/\1/p' "$here/bin/gonemaster-server")
port=18471

# start COMMAND PATTERN: starts, waits for the line, stops; prints the milliseconds
start() {
    : > "$work/log"
    begin=$(date +%s%N)
    sh -c "exec $1" > "$work/log" 2>&1 &
    process=$!
    waited=0
    while ! grep -q "$2" "$work/log"; do
        waited=$((waited + 1))
        if [ "$waited" -gt 2400 ] || ! kill -0 "$process" 2>/dev/null; then
            cat "$work/log" >&2
            exit 1
        fi
        sleep 0.05
    done
    end=$(date +%s%N)
    kill "$process"
    wait "$process" 2>/dev/null
    echo $(((end - begin) / 1000000))
}

median() {
    sort -n "$1" | sed -n "$(((runs + 1) / 2))p"
}

ours="'$here/bin/gonemaster-server' --listen 127.0.0.1:$port --db-driver sqlite --db-dsn '$work/bench.db'"
echo 'set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
set configs.config.server-config.ejb-container.ejb-timer-service.ejb-timer-service=Dummy' > "$work/pre-boot"
bare="'$home/bin/java' $flags -jar '$payara' --nocluster --port $port --disablephonehome --prebootcommandfile '$work/pre-boot'"

echo "first start, which prepares the classes of the next:"
sh -c "exec $ours" > "$work/first" 2>&1 &
process=$!
waited=0
until ls "$work"/cache/gonemaster/build-*/classes-*.aot >/dev/null 2>&1; do
    waited=$((waited + 1))
    if [ "$waited" -gt 600 ] || ! kill -0 "$process" 2>/dev/null; then
        cat "$work/first"
        exit 1
    fi
    sleep 0.5
done
kill "$process"
wait "$process" 2>/dev/null
grep -o 'ready listen.*' "$work/first"

run=0
while [ "$run" -lt "$runs" ]; do
    run=$((run + 1))
    one=$(start "$ours" 'msg=ready') || exit 1
    two=$(start "$bare" 'Payara Micro .* ready in') || exit 1
    echo "$one" >> "$work/ours"
    echo "$two" >> "$work/bare"
    echo "run $run: server $one ms, bare Payara Micro $two ms, load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null)"
done
one=$(median "$work/ours")
two=$(median "$work/bare")
awk -v one="$one" -v two="$two" 'BEGIN { printf "median: server %d ms, bare Payara Micro %d ms, ratio %.2f\n", one, two, one / two }'
