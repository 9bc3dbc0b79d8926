package org.pixelllm.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;

/** Runs what JShell compiled, in this process, and keeps values and errors as the objects that they are. */
final class CellControl extends DirectExecutionControl {
    private final CellLoader loader;
    private final Gate gate;
    private Object result;
    private Object variable;
    private Throwable thrown;
    private boolean clearing;

    CellControl(CellLoader loader, Gate gate) {
        super(new Delegate(loader));
        this.loader = loader;
        this.gate = gate;
    }

    /** Takes the value that the last expression had. */
    Object takeResult() {
        Object value = result;
        result = null;
        return value;
    }

    /** Takes the value of the variable that was last asked for. */
    Object takeVariable() {
        Object value = variable;
        variable = null;
        return value;
    }

    /** Takes what the last snippet threw, null for nothing. */
    Throwable takeThrown() {
        Throwable value = thrown;
        thrown = null;
        return value;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        int held = release();
        gate.enter();
        try {
            result = snippet.invoke(null);
            return "";
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        } finally {
            gate.leave();
            acquire(held);
        }
    }

    /** Lets completion use the compiler while the cell's own code runs. */
    private int release() {
        ReentrantLock lock = gate.compiler();
        int held = lock.getHoldCount();
        for (int i = 0; i < held; i++) {
            lock.unlock();
        }
        return held;
    }

    private void acquire(int times) {
        for (int i = 0; i < times; i++) {
            gate.compiler().lock();
        }
    }

    @Override
    public String varValue(String className, String name) throws RunException, InternalException {
        try {
            Field field = findClass(className).getDeclaredField(name);
            field.setAccessible(true);
            variable = field.get(null);
            if (clearing && !field.getType().isPrimitive()) {
                field.set(null, null);
            }
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }

    /** Makes whoever asks for a variable's value take it away. */
    void clearing(boolean on) {
        clearing = on;
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            loader.add(Path.of(path));
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    /** Hands JShell's classes to the loader. */
    private record Delegate(CellLoader loader, Map<String, Class<?>> classes) implements LoaderDelegate {
        Delegate(CellLoader loader) {
            this(loader, new HashMap<>());
        }

        @Override
        public void load(ClassBytecodes[] all) throws ClassInstallException {
            boolean[] loaded = new boolean[all.length];
            try {
                for (ClassBytecodes one : all) {
                    loader.declare(one.name(), one.bytecodes());
                }
                for (int i = 0; i < all.length; i++) {
                    Class<?> type = loader.loadClass(all[i].name());
                    classes.put(all[i].name(), type);
                    type.getDeclaredMethods(); // as JShell wants it: linked as far as preparation
                    loaded[i] = true;
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new ClassInstallException("load: " + e, loaded);
            }
        }

        @Override
        public void classesRedefined(ClassBytecodes[] all) {
            // redefinition is refused by the superclass: JShell wraps the new code in a class of another name
        }

        @Override
        public void addToClasspath(String path) {
            throw new UnsupportedOperationException("the control adds to the loader");
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> type = classes.get(name);
            if (type == null) {
                throw new ClassNotFoundException(name);
            }
            return type;
        }
    }
}
