/// Signatures, keys and digests of DNSSEC, as one run judges them: no questions are asked here. Rules: RFC 4034,
/// RFC 4035, RFC 6840.
@NullMarked
package dev.gonemaster.engine.dnssec;

import org.jspecify.annotations.NullMarked;
