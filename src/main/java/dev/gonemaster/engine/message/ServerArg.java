package dev.gonemaster.engine.message;

/// One name server in a message: name without final dot, address in its shortest text form (RFC 5952).
public record ServerArg(String ns, String address) implements Comparable<ServerArg> {
    @Override
    public int compareTo(ServerArg other) {
        int byName = ns.compareTo(other.ns);
        return byName != 0 ? byName : address.compareTo(other.address);
    }

    @Override
    public String toString() {
        return ns + "/" + address;
    }
}
