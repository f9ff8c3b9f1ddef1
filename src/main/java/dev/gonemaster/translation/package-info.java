/// What readers are told, by language: sentences with placeholders for the published arguments of an entry, and a
/// sentence for each testcase. `docs/translations.md` has the rules for the files.
@NullMarked
package dev.gonemaster.translation;

import org.jspecify.annotations.NullMarked;
