package dev.gonemaster.instances;

import java.util.Set;

/// What a server does as a member of the servers that share a store. Called by [Heartbeat], one call at a time.
public interface Member {
    /// This server is known under that id from now on.
    void joined(String id);

    /// Ids of servers, alive or not, that have something under way.
    Set<String> busy();

    /// Puts what a dead server was doing back to be done. May throw when the store is away; it is called again then.
    void recover(String deadId);

    /// The others have declared this server dead: it must stop at once what it is doing and write nothing.
    void declaredDead();
}
