#!/bin/sh
# Makes the database and the user of Gonemaster, on MariaDB 10.11 or newer. As an administrator of the database:
#   GONEMASTER_DB_PASSWORD=… create.sh [options of the client mariadb]
# The password, whatever characters it has, stays off every command line.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
[ -n "$GONEMASTER_DB_PASSWORD" ] || { echo "create.sh: GONEMASTER_DB_PASSWORD is not in the environment" >&2; exit 2; }
hex=$(printf %s "$GONEMASTER_DB_PASSWORD" | od -An -v -tx1 | tr -d ' \n')
{ echo "SET @password = CONVERT(x'$hex' USING utf8mb4);" && cat "$here/create.sql"; } | "${MARIADB:-mariadb}" "$@"
