package dev.gonemaster.engine.message;

/// A named value of an entry in published form.
///
/// @param value `String`, `Long`, or a `List` of `String`, `Long` or [ServerArg]; made by [ArgName#of]
public record Arg(ArgName<?> name, Object value) {
}
