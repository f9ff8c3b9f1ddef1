package dev.gonemaster.config;

/// Where jobs and results are kept.
public enum Driver {
    MEMORY, SQLITE
}
