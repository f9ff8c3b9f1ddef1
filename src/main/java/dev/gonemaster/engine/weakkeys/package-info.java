/// Public keys that give their private keys away: RSA keys whose form betrays them, and keys of any kind that are on a
/// list of keys whose private half is known. May be called by `engine`, its testcases and the command line tools. The
/// checks and their bounds are those of gonemaster's dnssec19; the list is that of the badkeys project, in its
/// published format.
@NullMarked
package dev.gonemaster.engine.weakkeys;

import org.jspecify.annotations.NullMarked;
