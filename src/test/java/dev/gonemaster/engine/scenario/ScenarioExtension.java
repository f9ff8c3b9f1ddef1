package dev.gonemaster.engine.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// Names the test after its scenario and hands it a new world.
final class ScenarioExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(Scenario.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(new OneInvocation(context.getRequiredTestMethod().getAnnotation(Scenario.class).value()));
    }

    private record OneInvocation(String scenario) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return scenario;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new FreshWorld());
        }
    }

    private record FreshWorld() implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == World.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return new World();
        }
    }
}
