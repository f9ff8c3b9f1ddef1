package dev.gonemaster.engine.message;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// The name of a message argument together with the published form of its values: names without final dot in lower
/// case, types and codes by mnemonic, numbers as numbers, lists as sorted arrays without repetition.
/// Source: message argument contract 1.1.
///
/// @param <T> what a testcase hands in
public final class ArgName<T> {
    public static final ArgName<Name> NS = name("ns");
    public static final ArgName<InetAddress> ADDRESS = new ArgName<>("address", AddressText::of);
    /// Where a response came from.
    public static final ArgName<InetAddress> SOURCE = new ArgName<>("source", AddressText::of);
    public static final ArgName<Collection<ServerArg>> SERVERS = servers("servers");
    public static final ArgName<Collection<InetAddress>> ADDRESSES = new ArgName<>("addresses",
            addresses -> sorted(addresses, AddressText::of));

    public static final ArgName<Name> DOMAIN = name("domain");
    public static final ArgName<Name> DOMAIN_CHILD = name("domain_child");
    public static final ArgName<Name> DOMAIN_PARENT = name("domain_parent");
    public static final ArgName<Name> DOMAIN_SUPER = name("domain_super");
    public static final ArgName<Name> DOMAIN_TARGET = name("domain_target");
    public static final ArgName<Name> DOMAIN_FOUND = name("domain_found");
    public static final ArgName<Name> DOMAIN_EXPECTED = name("domain_expected");

    /// A name whose letter case is what the message is about; published as it is, without final dot.
    public static final ArgName<String> SPELLED_DOMAIN = text("domain");

    public static final ArgName<Name> QUERY_NAME = name("query_name");
    /// A name that is too long to be asked for, in the form of [#QUERY_NAME].
    public static final ArgName<String> LONG_QUERY_NAME = text("query_name");
    /// Owner of a record that is not the one expected.
    public static final ArgName<Name> OWNER = name("owner");
    /// Owner of a record that another one says is not there.
    public static final ArgName<Name> COVERED = name("covered");
    /// The next name of an NSEC record.
    public static final ArgName<Name> NEXT = name("next");
    /// The next hash of an NSEC3 record: base32hex in lower case.
    public static final ArgName<String> HASHED_NEXT = text("next");
    /// Value: type number; published as mnemonic, `TYPE65280` where there is none (RFC 3597).
    public static final ArgName<Integer> QUERY_TYPE = new ArgName<>("query_type", Type::string);
    /// Value: RCODE number; published as mnemonic, `NOERROR` style in upper case.
    public static final ArgName<Integer> RCODE = new ArgName<>("rcode", Rcode::string);
    /// The first and the second of two names that were asked for, in the letter case used.
    public static final ArgName<String> QUERY1 = text("query1");
    public static final ArgName<String> QUERY2 = text("query2");
    /// What came of these two.
    public static final ArgName<Integer> RCODE1 = new ArgName<>("rcode1", Rcode::string);
    public static final ArgName<Integer> RCODE2 = new ArgName<>("rcode2", Rcode::string);

    public static final ArgName<Long> SERIAL = number("serial");
    public static final ArgName<Long> SERIAL_MIN = number("serial_min");
    public static final ArgName<Long> SERIAL_MAX = number("serial_max");
    public static final ArgName<Long> MAX_VARIATION = number("max_variation");
    public static final ArgName<Long> COUNT = number("count");
    public static final ArgName<Long> MINIMUM = number("minimum");
    public static final ArgName<Name> MNAME = name("mname");
    /// Value: as in the SOA record, a name whose first label is a mailbox.
    public static final ArgName<Name> RNAME = name("rname");
    /// Value: an RNAME that was made a mail address.
    public static final ArgName<String> RNAME_MAILBOX = text("rname");
    public static final ArgName<InetAddress> LOCALHOST = new ArgName<>("localhost", AddressText::of);
    public static final ArgName<Long> REFRESH = number("refresh");
    public static final ArgName<Long> RETRY = number("retry");
    public static final ArgName<Long> EXPIRE = number("expire");
    public static final ArgName<Long> REQUIRED_REFRESH = number("required_refresh");
    public static final ArgName<Long> REQUIRED_RETRY = number("required_retry");
    public static final ArgName<Long> REQUIRED_EXPIRE = number("required_expire");
    public static final ArgName<Long> HIGHEST_MINIMUM = number("highest_minimum");
    public static final ArgName<Long> LOWEST_MINIMUM = number("lowest_minimum");
    public static final ArgName<Long> SOASERIAL = number("soaserial");
    public static final ArgName<Collection<Long>> SOASERIALS = numbers("soaserials");
    /// A mail exchanger.
    public static final ArgName<Name> MX = name("mx");

    /// Seconds.
    public static final ArgName<Long> TTL_MIN = number("ttl_min");
    public static final ArgName<Long> TTL_MAX = number("ttl_max");

    /// Octets of a message.
    public static final ArgName<Long> SIZE = number("size");
    /// Octets that a query offers to take over UDP.
    public static final ArgName<Long> PAYLOAD = number("payload");
    /// `UDP` or `TCP`.
    public static final ArgName<String> PROTO = text("proto");
    /// Octets of a record's data.
    public static final ArgName<Long> LENGTH = number("length");
    /// Value of a field of a record.
    public static final ArgName<Long> INT = number("int");
    public static final ArgName<String> STRING = text("string");
    public static final ArgName<String> LABEL = text("label");
    public static final ArgName<String> TLD = text("tld");
    /// Identifier of a server's instance (RFC 5001).
    public static final ArgName<String> NSID = text("nsid");
    /// Octets of a DNS cookie.
    public static final ArgName<Long> COOKIE_BYTES = number("cookie_bytes");
    public static final ArgName<Long> INFO_CODE = number("info_code");
    public static final ArgName<String> INFO_NAME = text("info_name");
    public static final ArgName<String> EXTRA_TEXT = text("extra_text");

    public static final ArgName<Long> ASN = number("asn");
    public static final ArgName<Collection<Long>> ASNS = numbers("asns");
    public static final ArgName<Collection<String>> PREFIXES = new ArgName<>("prefixes",
            prefixes -> sorted(prefixes, prefix -> prefix));
    /// What a database answered, as it came.
    public static final ArgName<String> DATA = text("data");
    public static final ArgName<Collection<Name>> PTR_NAMES = names("ptr_names");

    public static final ArgName<Collection<ServerArg>> PARENT_SERVERS = servers("parent_servers");
    public static final ArgName<Collection<ServerArg>> CHILD_SERVERS = servers("child_servers");
    public static final ArgName<Collection<ServerArg>> FAILING_SERVERS = servers("failing_servers");
    public static final ArgName<Collection<ServerArg>> ZONE_SERVERS = servers("zone_servers");
    /// Servers that deny by NSEC, and servers that deny by NSEC3.
    public static final ArgName<Collection<ServerArg>> NSEC_SERVERS = servers("nsec_servers");
    public static final ArgName<Collection<ServerArg>> NSEC3_SERVERS = servers("nsec3_servers");
    /// Published under the same name as [#ADDRESSES], each address with the name it belongs to:
    /// `ns1.example/192.0.2.1`.
    public static final ArgName<Collection<ServerArg>> NAMED_ADDRESSES = new ArgName<>("addresses",
            servers -> sorted(servers, ServerArg::toString));
    public static final ArgName<Collection<Name>> NS_NAMES = names("ns_names");
    public static final ArgName<Collection<Name>> MAIL_TARGETS = names("mail_targets");
    public static final ArgName<Collection<Name>> NAMES = names("names");
    /// Names that one side has and the other has not.
    public static final ArgName<Collection<Name>> EXTRA = names("extra");
    /// Names of the delegation.
    public static final ArgName<Collection<Name>> GLUE = names("glue");
    /// Names of the zone itself.
    public static final ArgName<Collection<Name>> CHILD = names("child");

    public static final ArgName<Long> LIMIT = number("limit");
    /// The domain of an SPF policy that leads back to itself.
    public static final ArgName<Name> LOOP_DOMAIN = name("loop_domain");
    /// Value: the target of an SPF term as written, macros and all.
    public static final ArgName<String> TARGET = text("target");

    public static final ArgName<Long> FLAGS = number("flags");
    /// Value: type numbers; published as mnemonics.
    public static final ArgName<Collection<Integer>> TYPE_BITMAP = new ArgName<>("type_bitmap",
            types -> sorted(types, Type::string));
    public static final ArgName<Long> SOA_SERIAL = number("soa_serial");
    public static final ArgName<Long> CSYNC_SERIAL = number("csync_serial");
    public static final ArgName<Long> ZONEMD_SERIAL = number("zonemd_serial");
    public static final ArgName<Long> SCHEME = number("scheme");
    public static final ArgName<Long> HASH = number("hash");
    /// Value: hexadecimal, lower case.
    public static final ArgName<String> DIGEST = text("digest");
    public static final ArgName<Long> CAA_FLAGS = number("caa_flags");
    public static final ArgName<String> CAA_PROPERTY = text("caa_property");
    public static final ArgName<String> CAA_VALUE = text("caa_value");

    public static final ArgName<Long> KEYTAG = number("keytag");
    /// The algorithm of a DNSKEY or RRSIG record; its description and mnemonic by IANA.
    public static final ArgName<Long> ALGO_NUM = number("algo_num");
    public static final ArgName<String> ALGO_DESCR = text("algo_descr");
    public static final ArgName<String> ALGO_MNEMO = text("algo_mnemo");
    /// The digest type of a DS record.
    public static final ArgName<Long> DS_ALGO_NUM = number("ds_algo_num");
    public static final ArgName<String> DS_ALGO_DESCR = text("ds_algo_descr");
    public static final ArgName<String> DS_ALGO_MNEMO = text("ds_algo_mnemo");
    /// Bits of an RSA key, and how many its algorithm allows and are recommended.
    public static final ArgName<Long> KEYSIZE = number("keysize");
    public static final ArgName<Long> KEYSIZEMIN = number("keysizemin");
    public static final ArgName<Long> KEYSIZEMAX = number("keysizemax");
    public static final ArgName<Long> KEYSIZEREC = number("keysizerec");
    /// How many DNSKEY and RRSIG records there are.
    public static final ArgName<Long> KEYS = number("keys");
    public static final ArgName<Long> SIGS = number("sigs");
    /// The type that a signature covers. Value: type number; published as mnemonic.
    public static final ArgName<Integer> TYPES = new ArgName<>("types", Type::string);
    /// How long a signature holds, in all or from now on, in seconds.
    public static final ArgName<Long> DURATION = number("duration");
    /// When a signature ends; RFC 3339, UTC.
    public static final ArgName<Instant> DATE = new ArgName<>("date", Instant::toString);
    /// When a signature ended, in seconds since 1970.
    public static final ArgName<Long> EXPIRATION = number("expiration");
    /// The signer's name of an RRSIG record.
    public static final ArgName<Name> SIGNER = name("signer");
    /// A zone, be it the one under test or another.
    public static final ArgName<Name> ZONE = name("zone");
    /// The collection of a blocklist that a key is from.
    public static final ArgName<String> BLOCKLIST_NAME = text("blocklist_name");
    /// Which of several conditions is not met.
    public static final ArgName<String> SUBTEST = text("subtest");
    /// The zone that delegates the one under test.
    public static final ArgName<Name> PARENT_ZONE = name("parent_zone");

    public static final ArgName<String> MODULE = text("module");
    public static final ArgName<String> TESTCASE = text("testcase");
    public static final ArgName<String> MESSAGE = text("message");
    public static final ArgName<String> VERSION = text("version");

    private final String published;
    private final Function<? super T, Object> form;

    private ArgName(String published, Function<? super T, Object> form) {
        this.published = published;
        this.form = form;
    }

    /// The key in results, for example `algo_num`.
    public String published() {
        return published;
    }

    public Arg of(T value) {
        return new Arg(this, form.apply(value));
    }

    @Override
    public String toString() {
        return published;
    }

    /// The published form of a domain name: lower case, no final dot except for the root.
    public static String published(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true).toLowerCase(Locale.ROOT);
    }


    private static ArgName<Name> name(String published) {
        return new ArgName<>(published, ArgName::published);
    }

    private static ArgName<Collection<Name>> names(String published) {
        return new ArgName<>(published, names -> sorted(names, ArgName::published));
    }

    private static ArgName<Collection<ServerArg>> servers(String published) {
        return new ArgName<>(published, servers -> sorted(servers, server -> server));
    }

    private static ArgName<Long> number(String published) {
        return new ArgName<>(published, number -> number);
    }

    private static ArgName<Collection<Long>> numbers(String published) {
        return new ArgName<>(published, numbers -> sorted(numbers, number -> number));
    }

    private static ArgName<String> text(String published) {
        return new ArgName<>(published, text -> text);
    }

    private static <V, P extends Comparable<P>> List<P> sorted(Collection<V> values, Function<V, P> form) {
        return values.stream().map(form).distinct().sorted().toList();
    }
}
