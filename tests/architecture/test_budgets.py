"""The sizes, habits and exceptions that house.md allows, counted over the package."""

import ast
import io
import re
import tokenize

from tests.architecture.house import Module, at, length, modules, none, type_of_function

MODULE_LINES = 400
CLASS_LINES = 250
FUNCTION_LINES = 40
LINT_EXCEPTIONS = 10
BROAD_EXCEPTS = ("gui/app.py", "gui/workers.py")
"""The room of the excepthook and the worker's: what fails there is told in the window."""
LAZY_ROOMS = {"bootstrap", "cli", "usecases"}
MILLISECONDS = re.compile(r"#.*\d\s?ms\b")


def test_no_module_is_longer_than_400_lines():
    none([m.name for m in modules() if len(m.lines) > MODULE_LINES])


def test_no_class_is_longer_than_250_lines():
    long = [at(m, c, c.name) for m in modules() for c in m.classes() if length(c) > CLASS_LINES]
    none(long)


def test_no_function_is_longer_than_40_lines():
    none(
        [
            at(m, f, f"{f.name} has {length(f)} lines")
            for m in modules()
            for f in m.functions()
            if length(f) > FUNCTION_LINES
        ]
    )


def test_every_public_name_has_a_docstring():
    none([line for m in modules() for line in _undocumented(m)])


def test_every_function_is_annotated():
    none([at(m, f, f.name) for m in modules() for f in m.functions() if not _is_annotated(f)])


def test_imports_inside_functions_save_a_named_number_of_milliseconds():
    none([line for m in modules() for line in _unexplained_imports(m)])


def test_everything_is_caught_by_the_worker_and_the_excepthook_alone_once_each():
    broad = [
        m.name
        for m in modules()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node)
    ]
    none([name for name in broad if name not in BROAD_EXCEPTS])
    assert len(broad) == len(set(broad)), broad


def test_the_window_is_never_pumped_and_nothing_sleeps():
    none(
        [
            at(m, node, _called(node))
            for m in modules()
            for node in ast.walk(m.tree)
            if isinstance(node, ast.Call) and _is_forbidden_call(_called(node))
        ]
    )


def test_lint_exceptions_are_few_and_say_why():
    exceptions = [found for m in modules() for found in _lint_exceptions(m)]
    assert len(exceptions) < LINT_EXCEPTIONS, exceptions
    none([line for line in exceptions if not _has_code_and_reason(line)])


def _undocumented(module: Module) -> list[str]:
    missing = [] if ast.get_docstring(module.tree) else [f"{module.name}: the module"]
    stack: list[ast.AST] = [module.tree]
    while stack:
        for node in ast.iter_child_nodes(stack.pop()):
            if not isinstance(node, (*type_of_function, ast.ClassDef)):
                continue
            if node.name.startswith("_"):
                continue
            if not ast.get_docstring(node) and not _is_overload(node):
                missing.append(at(module, node, node.name))
            if isinstance(node, ast.ClassDef):
                stack.append(node)
    return missing


def _is_overload(node: ast.AST) -> bool:
    return any(ast.unparse(decorator).endswith("overload") for decorator in node.decorator_list)


def _is_annotated(function: ast.FunctionDef) -> bool:
    a = function.args
    named = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    free = {"self", "cls"}
    return function.returns is not None and all(
        argument.annotation or argument.arg in free for argument in named
    )


def _unexplained_imports(module: Module) -> list[str]:
    wrong = []
    for function in module.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom) and not (
                module.room in LAZY_ROOMS and _says_milliseconds(module, function, node)
            ):
                wrong.append(at(module, node, ast.unparse(node)))
    return wrong


def _says_milliseconds(module: Module, function: ast.AST, node: ast.AST) -> bool:
    """Look for the figure on the import itself, or in a comment above it in its function."""
    above = module.lines[function.lineno - 1 : node.end_lineno]
    return any(MILLISECONDS.search(line) for line in above)


def _is_broad(handler: ast.ExceptHandler) -> bool:
    """Tell whether everything is caught, and kept: tidying up and raising again is neither."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    if handler.type is None:
        return True
    return bool(
        {"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(handler.type)))
    )


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func)


def _is_forbidden_call(name: str) -> bool:
    last = name.rpartition(".")[2]
    looks_up_app = name.endswith(("Application.instance",))
    return last in {"processEvents", "sleep", "msleep"} or looks_up_app


def _lint_exceptions(module: Module) -> list[str]:
    comments = (
        token
        for token in tokenize.generate_tokens(io.StringIO(module.text).readline)
        if token.type == tokenize.COMMENT
    )
    return [
        f"{module.name}:{token.start[0]} {token.string}"
        for token in comments
        if re.search(r"#\s*(noqa|type:\s*ignore|ruff:|mypy:)", token.string)
    ]


def _has_code_and_reason(line: str) -> bool:
    noqa = r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)* +[-#–—:] *\w+ \w+"
    ignore = r"# type: ignore\[[\w, -]+\] +[-#–—:] *\w+ \w+"
    return bool(re.search(noqa, line) or re.search(ignore, line))
