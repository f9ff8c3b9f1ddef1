package dev.gonemaster.blackbox;

import dev.gonemaster.config.Driver;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Of tests that start executable jars of their own: they run beside one server under test, not beside all of them.
/// Says so where they are skipped.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(JarOnSqlite.Condition.class)
@interface JarOnSqlite {
    /// For JUnit.
    class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String kind = System.getProperty("server.kind", "jar");
            if (kind.equals("jar") && ServerUnderTest.driver() == Driver.SQLITE) {
                return ConditionEvaluationResult.enabled("beside the executable jar on SQLite");
            }
            String reason = "skipped: " + context.getDisplayName() + ": starts servers of its own, and runs beside the"
                    + " executable jar on SQLite alone";
            System.out.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
