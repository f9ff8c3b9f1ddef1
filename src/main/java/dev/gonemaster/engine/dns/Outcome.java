package dev.gonemaster.engine.dns;

/// What became of a question. Everything that the network or a server can do wrong is one of these values, never an
/// exception.
public sealed interface Outcome permits Response, Outcome.NoResponse, Outcome.NotAsked {

    /// The server was asked, all tries included, and nothing arrived that counts as its response.
    record NoResponse(Failure failure) implements Outcome {
    }

    enum Failure {
        /// Silence until the last try's time was over.
        TIMEOUT,
        /// The host or a router refused: connection refused, reset, or closed before the whole response.
        REFUSED,
        /// This host has no route to the address.
        UNREACHABLE,
        /// Something arrived from the server, for our id, that is no DNS response to the question.
        MALFORMED
    }

    /// The question did not leave this machine, on purpose.
    record NotAsked(Reason reason) implements Outcome {
    }

    enum Reason {
        IPV4_DISABLED,
        IPV6_DISABLED,
        /// The address is not globally reachable and nobody allowed it.
        NON_GLOBAL,
        /// A named limit of the run was used up.
        BUDGET_SPENT,
        /// Recursion found no address of any server to ask, or only servers whose addresses hang on one another.
        NO_SERVER
    }
}
