# Read by the scripts beside it, in the project's folder: names the JDK, compiles the tests, and tells in `classpath` what
# they need to run.
JAVA_HOME=$(bin/find-jdk)
export JAVA_HOME
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test
classpath=target/test-classes:target/classes:$(cat target/bench.classpath)
