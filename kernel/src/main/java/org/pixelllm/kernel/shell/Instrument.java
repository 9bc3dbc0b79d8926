package org.pixelllm.kernel.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites a cell's compiled class so that an interrupt can end its loops and recursions, and {@code System.exit}
 * ends the cell and not the kernel.
 */
final class Instrument extends ClassVisitor {
    private static final String HOOKS = "org/pixelllm/kernel/cell/Hooks";

    private Instrument(ClassWriter next) {
        super(Opcodes.ASM9, next);
    }

    /** Loads ASM beside what else is starting: it is too old for a class archive, and slow to verify. */
    static void warmUp() {
        Thread thread = new Thread(Instrument::applyToAny, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void applyToAny() {
        try (InputStream any = Instrument.class.getResourceAsStream("Source.class")) {
            apply(any.readAllBytes());
        } catch (IOException e) {
            return; // then the first cell loads it
        }
    }

    static byte[] apply(byte[] bytecode) {
        ClassReader reader = new ClassReader(bytecode);
        ClassWriter writer = new ClassWriter(reader, 0); // the calls take and leave nothing: no frame changes
        reader.accept(new Instrument(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
        return new Body(super.visitMethod(access, name, type, signature, exceptions));
    }

    /** The code of one method. */
    private static final class Body extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Body(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "check", "()V", false);
        }

        private void checkBackward(Label target) {
            if (passed.contains(target)) {
                check();
            }
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            checkBackward(label);
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (isExit(owner, name, type)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "exit", exitType(owner), false);
            } else {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof Handle h && isExit(h.getOwner(), h.getName(), h.getDesc())) {
                    arguments[i] = new Handle(Opcodes.H_INVOKESTATIC, HOOKS, "exit", exitType(h.getOwner()), false);
                }
            }
            super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
        }

        private static boolean isExit(String owner, String name, String type) {
            return type.equals("(I)V") && (owner.equals("java/lang/System") && name.equals("exit")
                    || owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt")));
        }

        private static String exitType(String owner) {
            return owner.equals("java/lang/System") ? "(I)V" : "(Ljava/lang/Runtime;I)V";
        }
    }
}
