/// What an operator does with a whole database from the command line: copy it to another one, back it up, restore,
/// check and describe it. The launcher calls [dev.gonemaster.transfer.DatabaseCommands] by name; nobody else calls
/// anything here. Plain JDBC: no container, no persistence unit.
///
/// - R1 A source is only read, in pages of short transactions.
/// - R2 A job is carried with its run and its entries in one transaction, together with the position: after `kill -9`
///   the same command goes on behind the last page that was committed.
/// - R3 What was written is read again at the end and compared with what was read, by count and checksum.
/// - R4 Leases and servers stay behind: running jobs wait again at the target, and numbers never repeat there.
@NullMarked
package dev.gonemaster.transfer;

import org.jspecify.annotations.NullMarked;
