"""The part of CloudWatch's metric math that alarms here use, for one period at a time.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html. A value that is missing is None;
what is computed from it is missing too.
"""

import ast
import operator
import re

ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda left, right: left / right if right else None,
    ast.Pow: operator.pow,
}

COMPARISONS = {
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class Unknown(Exception):
    """An expression with something that is not known here."""


def evaluate(expression, values, at):
    """The value of an expression in a period that begins at a time, from those of its metrics by id."""
    try:
        tree = ast.parse(in_python(expression), mode="eval")
    except SyntaxError as error:
        raise Unknown(expression) from error
    return value_of(tree.body, values, at)


def in_python(expression):
    words = {"AND": "and", "&&": " and ", "OR": "or", "||": " or "}
    return re.sub(r"\bAND\b|\bOR\b|&&|\|\|", lambda found: words[found.group()], expression.strip())


def value_of(node, values, at):
    def inner(child):
        return value_of(child, values, at)

    match node:
        case ast.Constant(value=number):
            return number
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.List(elts=items):
            return [inner(item) for item in items]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return combined(lambda: -inner(operand), inner(operand))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            left, right = inner(left), inner(right)
            return combined(lambda: ARITHMETIC[type(op)](left, right), left, right)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARISONS:
            left, right = inner(left), inner(right)
            return combined(lambda: float(COMPARISONS[type(op)](left, right)), left, right)
        case ast.BoolOp(op=op, values=operands):
            operands = [inner(operand) for operand in operands]
            every = all if isinstance(op, ast.And) else any
            return combined(lambda: float(every(operands)), *operands)
        case ast.Call(func=ast.Name(id="METRICS"), args=[]):
            return list(values.values())
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in FUNCTIONS:
            return FUNCTIONS[name](at, *[inner(argument) for argument in arguments])
        case _:
            raise Unknown(ast.unparse(node))


def combined(compute, *operands):
    return None if None in operands else compute()


def over(aggregate):
    """Of several metrics those that have a value count."""

    def apply(at, values):
        present = [value for value in (values if isinstance(values, list) else [values]) if value is not None]
        return aggregate(present) if present else None

    return apply


def filled(value, filler):
    if isinstance(value, list):
        return [filled(item, filler) for item in value]
    return filler if value is None else value


FUNCTIONS = {
    "SUM": over(sum),
    "MAX": over(max),
    "MIN": over(min),
    "AVG": over(lambda values: sum(values) / len(values)),
    "ABS": lambda at, value: combined(lambda: abs(value), value),
    "FILL": lambda at, value, filler: filled(value, filler),
    "IF": lambda at, condition, then, otherwise=None: None if condition is None else then if condition else otherwise,
    "MINUTE": lambda at, value: at.minute,
    "HOUR": lambda at, value: at.hour,
    "DAY": lambda at, value: at.isoweekday(),
}
