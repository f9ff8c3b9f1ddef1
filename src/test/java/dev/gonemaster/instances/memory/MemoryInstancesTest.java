package dev.gonemaster.instances.memory;

import dev.gonemaster.instances.Instances;
import dev.gonemaster.instances.InstancesContract;

class MemoryInstancesTest implements InstancesContract {
    private final Instances instances = new MemoryInstances();

    @Override
    public Instances instances() {
        return instances;
    }
}
