"""Types into jupyter-console as a person does, in a terminal of its own."""

import sys

import pexpect

PATIENCE = 60  # seconds for an answer; the kernel needs a fraction of one


def talk(console):
    console.expect(r"In \[1\]: ")
    console.sendline("int six = 6; six * 7")
    console.expect(r"Out\[1\]: 42")
    console.expect(r"In \[2\]: ")
    console.sendline("1 / 0")
    console.expect("ArithmeticException: / by zero")
    console.expect(r"In \[3\]: ")
    console.sendline('System.out.println("be" + "gun"); while (true) { }')
    console.expect("begun")
    console.sendintr()
    console.expect("the cell was stopped")
    console.expect(r"In \[4\]: ")
    console.sendline('"hello " + input("name? ")')
    console.expect(r"name\? ")
    console.sendline("Ada")
    console.expect(r"Out\[4\]: hello Ada")
    console.expect(r"In \[5\]: ")


def main():
    command = [
        "-m", "jupyter_console", "--kernel=pixelllm", "--simple-prompt", "--ZMQTerminalInteractiveShell.kernel_timeout=60",
    ]
    console = pexpect.spawn("/usr/bin/python3", command, encoding="utf-8", timeout=PATIENCE, dimensions=(40, 120))
    try:
        talk(console)
    except pexpect.ExceptionPexpect:
        sys.exit(f"jupyter-console did not show what was expected; it showed:\n{console.before}")
    finally:
        console.close(force=True)


main()
