#!/bin/sh
# The storage beside plain JDBC, on SQLite, PostgreSQL and MariaDB, durable as in production, with either persistence
# provider. Takes an hour or two; prints Markdown.
#   ROUNDS (3), SHARE of the full sizes (1), JOBS and RUNS of the lists (1000000), PROVIDERS, DATABASES
#   GONEMASTER_TEST_POSTGRES_HOME, GONEMASTER_TEST_MARIADB_HOME: servers that are installed, instead of our own
set -e
cd "$(dirname "$0")/../../.."
. src/test/bench/classes.sh
bench=dev.gonemaster.bench.storage

run() {
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dbuild.folder=target \
        -Dprovider="$provider" -cp "$classpath" "$@"
}

databases=$(echo "${DATABASES:-sqlite,postgres,mariadb}" | tr ',' ' ')
for provider in ${PROVIDERS:-ECLIPSELINK HIBERNATE}; do
    for database in $databases; do
        run -Xmx1g $bench.StorageBenchmark "$database" submission,claims,storing,purge,life "${ROUNDS:-3}" "${SHARE:-1}"
        # an export must not need more than this
        run -Xmx64m $bench.StorageBenchmark "$database" export "${ROUNDS:-3}" "${SHARE:-1}"
    done
done
provider=ECLIPSELINK
for database in $databases; do
    run -Xmx1g $bench.Lists "$database" "${JOBS:-1000000}" "${RUNS:-1000000}" 100000
done
case " $databases " in *" mariadb "*) run -Xmx1g $bench.Crowd mariadb "${JOBS:-1000000}" ;; esac
echo
echo '| | | claims/s | runs stored/s | entries exported/s | largest log of changes, MB | errors |'
echo '|---|---|---|---|---|---|---|'
for database in sqlite postgres; do
    run -Xmx1g $bench.Busy $database "${SECONDS_EACH:-60}"
done
