/// Message texts by language: templates with placeholders, filled with the published arguments of an entry.
@NullMarked
package dev.gonemaster.translation;

import org.jspecify.annotations.NullMarked;
