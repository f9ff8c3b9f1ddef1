/// Which autonomous systems announce an address, and in which prefix: look-ups over DNS (the Cymru way) or over a
/// routing information service's whois (the RIPE way), as the profile says. A look-up that fails is the absence of a
/// finding, never an error. May be called by `engine.zone`, `engine.testcase` and `engine`. Rules: Zonemaster v2025.2,
/// connectivity03 and connectivity04.
@NullMarked
package dev.gonemaster.engine.asn;

import org.jspecify.annotations.NullMarked;
