package dev.gonemaster.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
    /// RFC 5952 section 4, with the examples of its section 2 where they fit.
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "0:0:1:0:0:0:0:1, 0:0:1::1",
        "1:0:0:0:0:1:0:0, 1::1:0:0",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "2001:DB8:A:0:0:B:C:D, 2001:db8:a::b:c:d",
        "2001:67c:2218:2:0:0:4:19, 2001:67c:2218:2::4:19",
        "1:1:1:1:1:1:0:0, 1:1:1:1:1:1::",
        "0:0:1:1:1:1:1:1, ::1:1:1:1:1:1",
        "100:0:0:10:0:0:0:10, 100:0:0:10::10"
    })
    void anAddressHasOneTextForm(String given, String expected) throws UnknownHostException {
        assertThat(AddressText.of(InetAddress.getByName(given))).isEqualTo(expected);
    }
}
