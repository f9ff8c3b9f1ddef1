/// What protects the server and its callers: headers on every answer.
@NullMarked
package dev.gonemaster.security;

import org.jspecify.annotations.NullMarked;
