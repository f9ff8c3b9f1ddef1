package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.config.Driver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRES | postgres://a:b@h/x
            POSTGRES | postgresql://h/x
            POSTGRES | host=h user=u password=a@tcp(b dbname=x
            POSTGRES | user = u
            MARIADB  | a:b@tcp(h:3306)/x
            MARIADB  | a:b@unix(/run/x.sock)/x
            MARIADB  | a:b@/x
            SQLITE   | file:data/x.db?_pragma=synchronous(NORMAL)
            SQLITE   | /var/lib/gonemaster/gonemaster.db
            SQLITE   | data@home/x.db
            """)
    void theFormOfADsnTellsItsDriver(Driver driver, String dsn) {
        assertThat(Place.driverOf(dsn)).isEqualTo(driver);
    }
}
