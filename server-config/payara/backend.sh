# Read by the scripts beside it: backend NAME says in the environment where the server keeps its jobs and results. On Payara
# nothing else differs: the WAR brings its pools along and reads the address of the database from the environment, so that
# no file of Payara ever holds its password.
backend() {
    case $1 in
        memory) unset GONEMASTER_DB_DSN ;;
        sqlite | postgres | mariadb)
            if [ -z "$GONEMASTER_DB_DSN" ] && [ -z "$GONEMASTER_CONFIG" ]; then
                echo "$(basename "$0"): $1 needs GONEMASTER_DB_DSN in the environment, such as" >&2
                case $1 in
                    sqlite) echo "  /var/lib/gonemaster/gonemaster.db" ;;
                    postgres) echo "  postgres://gonemaster:PASSWORD@db.example:5432/gonemaster?sslmode=verify-full" ;;
                    mariadb) echo "  gonemaster:PASSWORD@tcp(db.example:3306)/gonemaster?tls=true" ;;
                esac >&2
                exit 2
            fi ;;
        *)
            echo "$(basename "$0"): \"$1\" is none of memory, sqlite, postgres, mariadb" >&2
            exit 2 ;;
    esac
    GONEMASTER_DB_DRIVER=$1
    export GONEMASTER_DB_DRIVER GONEMASTER_DB_DSN
}
