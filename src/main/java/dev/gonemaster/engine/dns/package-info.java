/// Asking name servers: queries, outcomes, the transport, the cache of a run, and recursion from the root hints.
/// The only user of sockets, so the exchange of text lines that whois look-ups need is here too. May be called by
/// `engine.asn`, `engine.zone`, `engine.testcase` and `engine`; wire format, names and
/// record types are dnsjava's. Rules come from RFC 1034, 1035, 6891, 7766 and from the specification's
/// "DNS Query and Response Defaults".
@NullMarked
package dev.gonemaster.engine.dns;

import org.jspecify.annotations.NullMarked;
