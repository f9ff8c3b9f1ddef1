package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, NOT_GLOBALLY_REACHABLE", "0.255.255.255, NOT_GLOBALLY_REACHABLE", "1.0.0.0, GLOBALLY_REACHABLE",
        "9.255.255.255, GLOBALLY_REACHABLE", "10.0.0.0, LOCAL_USE", "10.255.255.255, LOCAL_USE",
        "100.63.255.255, GLOBALLY_REACHABLE", "100.64.0.0, LOCAL_USE", "100.127.255.255, LOCAL_USE",
        "100.128.0.0, GLOBALLY_REACHABLE", "127.0.0.1, LOCAL_USE", "169.254.1.1, LOCAL_USE",
        "172.15.255.255, GLOBALLY_REACHABLE",
        "172.16.0.0, LOCAL_USE", "172.31.255.255, LOCAL_USE", "172.32.0.0, GLOBALLY_REACHABLE",
        "192.0.0.1, NOT_GLOBALLY_REACHABLE", "192.0.0.9, GLOBALLY_REACHABLE", "192.0.0.10, GLOBALLY_REACHABLE",
        "192.0.0.11, NOT_GLOBALLY_REACHABLE", "192.0.2.255, DOCUMENTATION", "192.0.3.0, GLOBALLY_REACHABLE",
        "192.88.99.1, NOT_GLOBALLY_REACHABLE", "192.168.1.1, LOCAL_USE", "198.17.255.255, GLOBALLY_REACHABLE",
        "198.19.255.255, NOT_GLOBALLY_REACHABLE", "198.51.100.1, DOCUMENTATION", "203.0.113.9, DOCUMENTATION",
        "240.0.0.1, NOT_GLOBALLY_REACHABLE", "255.255.255.255, NOT_GLOBALLY_REACHABLE",
        "::, NOT_GLOBALLY_REACHABLE", "::1, LOCAL_USE", "64:ff9b::808:808, GLOBALLY_REACHABLE",
        "64:ff9b:1::1, NOT_GLOBALLY_REACHABLE", "100::1, NOT_GLOBALLY_REACHABLE",
        "100:0:0:1::1, NOT_GLOBALLY_REACHABLE",
        "2001::1, NOT_GLOBALLY_REACHABLE", "2001:1::1, GLOBALLY_REACHABLE", "2001:1::4, NOT_GLOBALLY_REACHABLE",
        "2001:3::1, GLOBALLY_REACHABLE", "2001:1ff::1, NOT_GLOBALLY_REACHABLE", "2001:200::1, GLOBALLY_REACHABLE",
        "2001:db8::1, DOCUMENTATION", "2001:db9::1, GLOBALLY_REACHABLE", "2002:c000:204::1, NOT_GLOBALLY_REACHABLE",
        "3fff:fff::1, DOCUMENTATION", "3fff:1000::1, GLOBALLY_REACHABLE", "5f00::1, NOT_GLOBALLY_REACHABLE",
        "fbff::1, GLOBALLY_REACHABLE", "fc00::1, LOCAL_USE", "fdff::1, LOCAL_USE",
        "fe80::1, LOCAL_USE", "febf::1, LOCAL_USE"})
    void theMostSpecificBlockOfTheRegistriesDecides(String address, GlobalAddresses.Category category) {
        assertThat(GlobalAddresses.categoryOf(InetAddress.ofLiteral(address))).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.41.0.4", "2001:503:ba3e::2:30", "2a00::1", "64:ff9b::198.41.0.4", "192.31.196.1"})
    void publicAddressesMayBeAsked(String address) {
        assertThat(GlobalAddresses.isGlobal(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "::ffff:10.1.2.3", "224.0.0.1", "ff02::1", "4000::1", "fec0::1",
        "64:ff9b::10.1.2.3", "64:ff9b::224.0.0.1", "192.0.2.1", "::10.1.2.3", "169.254.169.254"})
    void nobodyIsAskedByATrickOfNotation(String address) {
        assertThat(GlobalAddresses.isGlobal(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyBlockHoldsItsFirstAddressUnlessAMoreSpecificOneDoes(SpecialPurposeBlock block) {
        String[] prefix = block.prefix().split("/");
        var holder = SpecialPurposeBlock.holding(InetAddress.ofLiteral(prefix[0])).orElseThrow();
        assertThat(Integer.parseInt(holder.prefix().split("/")[1])).isGreaterThanOrEqualTo(Integer.parseInt(prefix[1]));
    }
}
