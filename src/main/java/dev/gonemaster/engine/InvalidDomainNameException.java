package dev.gonemaster.engine;

/// A text that cannot be used as a domain name. The message is one sentence for the person who wrote it.
public final class InvalidDomainNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final DomainName.Rule rule;

    InvalidDomainNameException(DomainName.Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    /// The first rule that the text breaks.
    public DomainName.Rule rule() {
        return rule;
    }
}
