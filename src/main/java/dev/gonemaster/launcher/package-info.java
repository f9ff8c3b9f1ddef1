/// From flags to a running Payara Micro with the WAR inside. The only package in the root of the executable jar besides
/// what it needs.
@NullMarked
package dev.gonemaster.launcher;

import org.jspecify.annotations.NullMarked;
