/// `gonemaster-client`: a server's API on the command line. One class for each group of commands; [Client] knows them,
/// [Api] speaks HTTP, [Output] prints. Nobody calls it.
@NullMarked
package dev.gonemaster.cli.client;

import org.jspecify.annotations.NullMarked;
