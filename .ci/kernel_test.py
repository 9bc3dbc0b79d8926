"""The tests that every Jupyter kernel can be held to (Debian's python3-jupyter-kernel-test), with samples for Java."""

import unittest

import jupyter_kernel_test

jupyter_kernel_test.TIMEOUT = 60


class JavaTest(jupyter_kernel_test.KernelTests):
    kernel_name = "pixelllm"
    language_name = "java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh");'
    completion_samples = [
        {"text": "Math.ma", "matches": {"max("}},
        {"text": "%lsm", "matches": {"lsmagic"}},
        {"text": 'String s = "";\ns.isEm', "matches": {"isEmpty()"}},
    ]
    complete_code_samples = ["1 + 1", "int x = 3;", 'String t = "a";\nt.length()', "%lsmagic", "// only a comment"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "Math.max(1,", "class A {", "/* begun"]
    invalid_code_samples = ["int = 3 3;", "int x = ;", ") 1"]
    code_page_something = "Math.max?"
    code_generate_error = 'throw new IllegalStateException("no");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": 'render("<b>x</b>", "text/html")', "mime": "text/html", "result": "<b>x</b>"},
    ]
    code_display_data = [
        {"code": 'display("<i>x</i>", "text/html");', "mime": "text/html"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]
    code_history_pattern = "6 ? 7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "clearOutput();"


class ClientTest(unittest.TestCase):
    """What front ends do besides: restart, interrupt, ask for input."""

    def setUp(self):
        from jupyter_client.manager import start_new_kernel

        self.manager, self.client = start_new_kernel(kernel_name="pixelllm", startup_timeout=60)

    def tearDown(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()

    def run_cell(self, code):
        return self.client.execute_interactive(code, timeout=60, output_hook=lambda message: None)["content"]

    def test_restart_forgets_variables_and_goes_on(self):
        self.assertEqual("ok", self.run_cell("int kept = 5;")["status"])
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=60)
        self.assertEqual("error", self.run_cell("kept")["status"])
        self.assertEqual("ok", self.run_cell("1 + 1")["status"])

    def test_interrupt_ends_a_busy_loop(self):
        request = self.client.execute('System.out.println("begun"); while (true) { }')
        while self.client.get_iopub_msg(timeout=60)["content"].get("text") != "begun\n":
            pass
        self.manager.interrupt_kernel()
        reply = self.client.get_shell_msg(timeout=60)
        while reply["parent_header"]["msg_id"] != request:
            reply = self.client.get_shell_msg(timeout=60)
        self.assertEqual("Interrupted", reply["content"]["ename"])

    def test_a_password_is_asked_for_unseen(self):
        asked = []

        def answer(message):
            asked.append(message["content"]["password"])
            self.client.input("1234")

        reply = self.client.execute_interactive(
            'if (!password("PIN").equals("1234")) throw new Error();', timeout=60, allow_stdin=True, stdin_hook=answer
        )
        self.assertEqual(([True], "ok"), (asked, reply["content"]["status"]))


if __name__ == "__main__":
    unittest.main(verbosity=2)
