-- The database and the user of Gonemaster, on PostgreSQL 15 or newer. As the database's superuser:
--   GONEMASTER_DB_PASSWORD=… psql -X -v ON_ERROR_STOP=1 -d postgres -f create.sql
-- The password reaches neither the command line nor the log of the server.
\getenv password GONEMASTER_DB_PASSWORD
\if :{?password}
\else
    \warn 'create.sql: GONEMASTER_DB_PASSWORD is not in the environment'
    DO 'BEGIN RAISE EXCEPTION USING MESSAGE = ''no password''; END';
\endif

SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET password_encryption = 'scram-sha-256';
CREATE ROLE gonemaster LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
\unset password

CREATE DATABASE gonemaster TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
REVOKE ALL ON DATABASE gonemaster FROM PUBLIC;
GRANT CONNECT ON DATABASE gonemaster TO gonemaster;

\connect gonemaster
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO gonemaster;
