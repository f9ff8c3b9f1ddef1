/// Settings that are changed while servers run, over HTTP.
@NullMarked
package dev.gonemaster.settings.rest;

import org.jspecify.annotations.NullMarked;
