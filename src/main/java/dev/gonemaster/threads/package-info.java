/// The threads that a server has besides those of requests and runs. Whoever has one takes it from here.
@NullMarked
package dev.gonemaster.threads;

import org.jspecify.annotations.NullMarked;
