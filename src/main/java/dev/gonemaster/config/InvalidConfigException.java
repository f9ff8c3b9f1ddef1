package dev.gonemaster.config;

/// A setting, a flag or the configuration file cannot be used. The message is one line for the operator, names where
/// the value came from and never holds a secret.
public final class InvalidConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidConfigException(String message) {
        super(message);
    }
}
