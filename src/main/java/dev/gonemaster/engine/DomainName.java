package dev.gonemaster.engine;

/// The requirements on domain names in input (Zonemaster, RequirementsAndNormalizationOfDomainNames).
public final class DomainName {
    private DomainName() {
    }

    /// The rules, in the order in which they are checked; the constant name is the specification's tag.
    public enum Rule {
        EMPTY_DOMAIN_NAME, AMBIGUOUS_DOWNCASING, INITIAL_DOT, REPEATED_DOTS, INVALID_ASCII, INVALID_U_LABEL,
        LABEL_TOO_LONG, DOMAIN_NAME_TOO_LONG
    }
}
