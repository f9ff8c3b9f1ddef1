package dev.gonemaster.json;

/// A request body is not the JSON document that it should be; the message says why and where, for the caller to read.
public class InvalidJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidJsonException(String message) {
        super(message, null, false, false);
    }
}
