package dev.gonemaster.engine.message;

import java.util.regex.Pattern;

/// The identifier of a message as published by the specification, for example `DS05_ALGO_OK`. Implemented by the nested
/// `Message` enum of each testcase, whose constant names are the tags. A tag is unique only inside its module.
public interface Tag {
    /// What a tag looks like, whether or not there is one of that name.
    Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /// The published tag.
    String name();

    TagSpec spec();
}
