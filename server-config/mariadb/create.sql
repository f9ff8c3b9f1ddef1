-- The database and the user of Gonemaster, on MariaDB 10.11 or newer. Run by create.sh, which sets @password.
CREATE DATABASE gonemaster CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- On this machine as it comes, from others over TLS alone.
EXECUTE IMMEDIATE CONCAT('CREATE USER gonemaster@localhost IDENTIFIED BY ', QUOTE(@password));
EXECUTE IMMEDIATE CONCAT('CREATE USER gonemaster@127.0.0.1 IDENTIFIED BY ', QUOTE(@password));
EXECUTE IMMEDIATE CONCAT('CREATE USER gonemaster@`::1` IDENTIFIED BY ', QUOTE(@password));
EXECUTE IMMEDIATE CONCAT('CREATE USER gonemaster@`%` IDENTIFIED BY ', QUOTE(@password), ' REQUIRE SSL');
SET @password = NULL;

GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER ON gonemaster.* TO gonemaster@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER ON gonemaster.* TO gonemaster@127.0.0.1;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER ON gonemaster.* TO gonemaster@`::1`;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER ON gonemaster.* TO gonemaster@`%`;
