package dev.gonemaster.engine.message;

/// The identifier of a message as published by the specification, for example `DS05_ALGO_OK`. Implemented by the nested
/// `Message` enum of each testcase, whose constant names are the tags. A tag is unique only inside its module.
public interface Tag {
    /// The published tag.
    String name();

    TagSpec spec();
}
