package dev.gonemaster.engine.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that plays a published test scenario of the specification ("test-zones") in a scripted DNS; the method may
/// take a fresh [World]. Reported under the scenario's name.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioExtension.class)
public @interface Scenario {
    /// The scenario's name as published, for example `ENOUGH-CHILD-NOT-DEL`; our own scenarios may use any name.
    String value();
}
