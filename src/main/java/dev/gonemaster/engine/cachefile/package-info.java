/// The packet cache file: what the servers said to one run, on disk, so that the run can be repeated without the
/// network or looked into elsewhere. May be called by the command line tools. Format: gonemaster's packet cache,
/// version 3 (JSON, plain or gzip); `docs/packet-cache.md` describes it.
@NullMarked
package dev.gonemaster.engine.cachefile;

import org.jspecify.annotations.NullMarked;
