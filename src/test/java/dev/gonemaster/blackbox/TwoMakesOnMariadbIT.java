package dev.gonemaster.blackbox;

import dev.gonemaster.config.Driver;
import org.junit.jupiter.api.Tag;

@Tag("matrix")
class TwoMakesOnMariadbIT extends TwoMakesContract {
    @Override
    Driver driver() {
        return Driver.MARIADB;
    }
}
